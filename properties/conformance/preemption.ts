import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const preemption: ConformanceGroup = {
  name: 'preemption',
  isCore: true,
  held: [
    {
      test: '[sig-scheduling] SchedulerPreemption [Serial] PreemptionExecutionPath runs ReplicaSets to verify preemption running path [Conformance]',
      heldBy: {
        operations: ['schedule'],
        laws: ['scheduling/victims'],
        recordings: ['preempt-basic', 'preempt-grace'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPreemption [Serial] validates basic preemption works [Conformance]',
      heldBy: {
        operations: ['schedule'],
        laws: ['scheduling/victims'],
        recordings: ['preempt-basic', 'preempt-grace'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPreemption [Serial] validates lower priority pod preemption by critical pod [Conformance]',
      heldBy: {
        operations: ['schedule'],
        laws: ['scheduling/victims'],
        recordings: ['preempt-basic', 'preempt-grace'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPreemption [Serial] validates pod disruption condition is added to the preempted pod [Conformance]',
      heldBy: {
        operations: ['schedule'],
        laws: ['status/conditions', 'scheduling/victims'],
        recordings: ['preempt-basic'],
      },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-scheduling] SchedulerPreemption [Serial] PriorityClass endpoints verify PriorityClass endpoints can be operated with different HTTP methods [Conformance]',
      ],
    },
  ],
};
