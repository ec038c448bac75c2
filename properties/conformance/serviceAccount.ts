import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery, otherKinds, tokens } from './notModelled.ts';

export const serviceAccount: ConformanceGroup = {
  name: 'service account',
  isCore: false,
  tests: [
    {
      test: '[sig-auth] ServiceAccounts ServiceAccountIssuerDiscovery should support OIDC discovery of service account issuer [Conformance]',
      notModelled: tokens,
    },
    {
      test: '[sig-auth] ServiceAccounts should guarantee kube-root-ca.crt exist in any namespace [Conformance]',
      notModelled: otherKinds,
    },
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
    {
      test: '[sig-auth] ServiceAccounts should run through the lifecycle of a ServiceAccount [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-auth] ServiceAccounts should create a serviceAccountToken and ensure a successful TokenReview [Conformance]',
      notModelled: tokens,
    },
    {
      test: '[sig-auth] ServiceAccounts should update a ServiceAccount [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-auth] ServiceAccounts should mount projected service account token [Conformance]',
      notModelled: tokens,
    },
  ],
};
