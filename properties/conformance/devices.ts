import type { ConformanceGroup } from './conformanceRecord.ts';
import { dynamicResources } from './notModelled.ts';

export const devices: ConformanceGroup = {
  name: 'devices',
  isCore: false,
  held: [],
  notModelled: [
    {
      because: dynamicResources,
      tests: [
        '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 DeviceClass [Conformance]',
        '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceClaim [Conformance]',
        '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceClaimTemplate [Conformance]',
        '[sig-node] [DRA] CRUD Tests resource.k8s.io/v1 ResourceSlice [Conformance]',
      ],
    },
  ],
};
