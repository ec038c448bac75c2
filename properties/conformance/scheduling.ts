import type { ConformanceGroup } from './conformanceRecord.ts';

export const scheduling: ConformanceGroup = {
  name: 'scheduling',
  isCore: true,
  held: [
    {
      test: '[sig-network] HostPort validates that there is no conflict between pods with same hostPort but different hostIP and protocol [LinuxOnly] [Conformance]',
      heldBy: {
        operations: ['schedule', 'kubeletAdmit'],
        laws: ['scheduling/hard-at-bind', 'network/one-port'],
        scenarios: ['node-ports'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPredicates [Serial] validates that NodeSelector is respected if matching [Conformance]',
      heldBy: {
        operations: ['schedule', 'kubeletAdmit'],
        laws: ['scheduling/hard-at-bind'],
        recordings: ['labels-node'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPredicates [Serial] validates that NodeSelector is respected if not matching [Conformance]',
      heldBy: {
        operations: ['schedule', 'kubeletAdmit'],
        laws: ['scheduling/hard-at-bind'],
        recordings: ['labels-node'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPredicates [Serial] validates resource limits of pods that are allowed to run [Conformance]',
      heldBy: {
        operations: ['schedule', 'kubeletAdmit'],
        laws: ['scheduling/hard-at-bind', 'node/never-overcommitted'],
      },
    },
    {
      test: '[sig-scheduling] SchedulerPredicates [Serial] validates that there exists conflict between pods with same hostPort and protocol but one using 0.0.0.0 hostIP [Conformance]',
      heldBy: {
        operations: ['schedule', 'kubeletAdmit'],
        laws: ['scheduling/hard-at-bind', 'network/one-port'],
        scenarios: ['node-ports'],
      },
    },
  ],
  notModelled: [],
};
