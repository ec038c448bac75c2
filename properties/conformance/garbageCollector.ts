import type { ConformanceGroup } from './conformanceRecord.ts';

export const garbageCollector: ConformanceGroup = {
  name: 'garbage collector',
  isCore: true,
  held: [
    {
      test: '[sig-api-machinery] Garbage collector should delete RS created by deployment when not orphaning [Conformance]',
      heldBy: {
        operations: ['garbageCollect'],
        laws: ['workload/owner'],
        recordings: ['owner-delete-background'],
      },
    },
    {
      test: '[sig-api-machinery] Garbage collector should orphan RS created by deployment when deleteOptions.PropagationPolicy is Orphan [Conformance]',
      heldBy: { operations: ['garbageCollect'] },
    },
    {
      test: '[sig-api-machinery] Garbage collector should keep the rc around until all its pods are deleted if the deleteOptions says so [Serial] [Conformance]',
      heldBy: {
        operations: ['garbageCollect'],
        laws: ['gc/finalizers'],
        recordings: ['owner-delete-foreground'],
      },
    },
    {
      test: '[sig-api-machinery] Garbage collector should delete pods created by rc when not orphaning [Conformance]',
      heldBy: {
        operations: ['garbageCollect'],
        laws: ['workload/owner'],
        recordings: ['owner-delete-background'],
      },
    },
    {
      test: '[sig-api-machinery] Garbage collector should orphan pods created by rc if delete options say so [Serial] [Conformance]',
      heldBy: { operations: ['garbageCollect'] },
    },
    {
      test: '[sig-api-machinery] Garbage collector should not be blocked by dependency circle [Conformance]',
      heldBy: { operations: ['garbageCollect'] },
    },
    {
      test: "[sig-api-machinery] Garbage collector should not delete dependents that have both valid owner and owner that's waiting for dependents to be deleted [Serial] [Conformance]",
      heldBy: { operations: ['garbageCollect'] },
    },
  ],
  notModelled: [],
};
