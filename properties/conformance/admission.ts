import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery, quotaOfOtherKinds } from './notModelled.ts';

export const admission: ConformanceGroup = {
  name: 'admission',
  isCore: false,
  held: [
    {
      test: '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a pod. [Conformance]',
      heldBy: { operations: ['admit'], laws: ['admission/quota'], recordings: ['quota-a', 'quota-b'] },
    },
    {
      test: '[sig-api-machinery] ResourceQuota should verify ResourceQuota with best effort scope. [Conformance]',
      heldBy: { operations: ['admit'], laws: ['admission/quota'], recordings: ['quota-a', 'quota-b'] },
    },
    {
      test: '[sig-api-machinery] ResourceQuota should verify ResourceQuota with terminating scopes. [Conformance]',
      heldBy: { operations: ['admit'], laws: ['admission/quota'], recordings: ['quota-a', 'quota-b'] },
    },
    {
      test: '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a replica set. [Conformance]',
      heldBy: { laws: ['admission/quota-used', 'admission/quota-hard'] },
      leftOut:
        'what the quota counts is judged in recordings; whether a creation beyond it is refused is asked of Pods only',
    },
    {
      test: '[sig-api-machinery] ResourceQuota should create a ResourceQuota and ensure its status is promptly calculated. [Conformance]',
      heldBy: { laws: ['admission/quota-hard', 'admission/quota-used'], recordings: ['quota-a', 'quota-b'] },
      leftOut: 'amounts of Services, Secrets, ConfigMaps and ReplicationControllers',
    },
    {
      test: '[sig-scheduling] LimitRange should create a LimitRange with defaults and ensure pod has those defaults applied. [Conformance]',
      heldBy: { operations: ['admit'] },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-api-machinery] ResourceQuota should apply changes to a resourcequota status [Conformance]',
        '[sig-api-machinery] ResourceQuota should manage the lifecycle of a ResourceQuota [Conformance]',
        '[sig-api-machinery] ResourceQuota should be able to update and delete ResourceQuota. [Conformance]',
        '[sig-scheduling] LimitRange should list, patch and delete a LimitRange by collection [Conformance]',
      ],
    },
    {
      because: quotaOfOtherKinds,
      tests: [
        '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a configMap. [Conformance]',
        '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a replication controller. [Conformance]',
        '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a secret. [Conformance]',
        '[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a service. [Conformance]',
      ],
    },
  ],
};
