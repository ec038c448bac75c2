import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const runtimeClass: ConformanceGroup = {
  name: 'runtime class',
  isCore: true,
  held: [
    {
      test: '[sig-node] RuntimeClass should schedule a Pod requesting a RuntimeClass without PodOverhead [NodeConformance] [Conformance]',
      heldBy: { operations: ['admit', 'schedule'], scenarios: ['runtime-class'] },
    },
    {
      test: '[sig-node] RuntimeClass should reject a Pod requesting a deleted RuntimeClass [NodeConformance] [Conformance]',
      heldBy: { operations: ['admit'] },
    },
    {
      test: '[sig-node] RuntimeClass should reject a Pod requesting a non-existent RuntimeClass [NodeConformance] [Conformance]',
      heldBy: { operations: ['admit'] },
    },
    {
      test: '[sig-node] RuntimeClass should schedule a Pod requesting a RuntimeClass and initialize its Overhead [NodeConformance] [Conformance]',
      heldBy: { operations: ['admit', 'schedule'], scenarios: ['runtime-class'] },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: ['[sig-node] RuntimeClass should support RuntimeClasses API operations [Conformance]'],
    },
  ],
};
