import type { ConformanceGroup } from './conformanceRecord.ts';
import { dynamicResources } from './notModelled.ts';

export const devices: ConformanceGroup = {
  name: 'devices',
  isCore: false,
  tests: [
    {
      test: '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 DeviceClass [Conformance]',
      notModelled: dynamicResources,
    },
    {
      test: '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceClaim [Conformance]',
      notModelled: dynamicResources,
    },
    {
      test: '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceClaimTemplate [Conformance]',
      notModelled: dynamicResources,
    },
    {
      test: '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceSlice [Conformance]',
      notModelled: dynamicResources,
    },
  ],
};
