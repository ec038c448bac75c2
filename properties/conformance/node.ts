import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const node: ConformanceGroup = {
  name: 'node',
  isCore: true,
  held: [],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-node] Lease lease API should be available [Conformance]',
        '[sig-node] Node Lifecycle should run through the lifecycle of a node [Conformance]',
      ],
    },
  ],
};
