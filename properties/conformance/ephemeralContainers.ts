import type { ConformanceGroup } from './conformanceRecord.ts';

export const ephemeralContainers: ConformanceGroup = {
  name: 'ephemeral containers',
  isCore: true,
  held: [
    {
      test: '[sig-node] Ephemeral Containers [NodeConformance] will start an ephemeral container in an existing pod [Conformance]',
      heldBy: {
        operations: ['update'],
        laws: ['container/ephemeral-once'],
        scenarios: ['node-ephemeral'],
        recordings: ['ephemeral-a'],
      },
    },
    {
      test: '[sig-node] Ephemeral Containers [NodeConformance] should update the ephemeral containers in an existing pod [Conformance]',
      heldBy: {
        operations: ['update'],
        laws: ['container/ephemeral-once'],
        scenarios: ['node-ephemeral'],
        recordings: ['ephemeral-a'],
      },
    },
  ],
  notModelled: [],
};
