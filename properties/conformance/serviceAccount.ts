import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery, otherKinds, tokens } from './notModelled.ts';

export const serviceAccount: ConformanceGroup = {
  name: 'service account',
  isCore: false,
  held: [
    {
      test: '[sig-auth] ServiceAccounts should mount an API token into pods [Conformance]',
      heldBy: { operations: ['admit'] },
      leftOut: 'the token itself',
    },
    {
      test: '[sig-auth] ServiceAccounts should allow opting out of API token automount [Conformance]',
      heldBy: { operations: ['admit'] },
      leftOut: 'the token itself',
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-auth] ServiceAccounts should run through the lifecycle of a ServiceAccount [Conformance]',
        '[sig-auth] ServiceAccounts should update a ServiceAccount [Conformance]',
      ],
    },
    {
      because: otherKinds,
      tests: [
        '[sig-auth] ServiceAccounts should guarantee kube-root-ca.crt exist in any namespace [Conformance]',
      ],
    },
    {
      because: tokens,
      tests: [
        '[sig-auth] ServiceAccounts ServiceAccountIssuerDiscovery should support OIDC discovery of service account issuer [Conformance]',
        '[sig-auth] ServiceAccounts should create a serviceAccountToken and ensure a successful TokenReview [Conformance]',
        '[sig-auth] ServiceAccounts should mount projected service account token [Conformance]',
      ],
    },
  ],
};
