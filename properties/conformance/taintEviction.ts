import type { ConformanceGroup } from './conformanceRecord.ts';

export const taintEviction: ConformanceGroup = {
  name: 'taint eviction',
  isCore: true,
  held: [
    {
      test: '[sig-node] NoExecuteTaintManager Multiple Pods [Serial] evicts pods with minTolerationSeconds [Disruptive] [Conformance]',
      heldBy: {
        operations: ['taintEvict'],
        laws: ['eviction/only-with-reason'],
        scenarios: ['node-taint'],
        recordings: ['taint-noexecute'],
      },
    },
    {
      test: '[sig-node] NoExecuteTaintManager Single Pod [Serial] removing taint cancels eviction [Disruptive] [Conformance]',
      heldBy: {
        operations: ['taintEvict'],
        laws: ['eviction/only-with-reason'],
        scenarios: ['node-taint-tolerated'],
        recordings: ['taint-tolerate'],
      },
    },
  ],
  notModelled: [],
};
