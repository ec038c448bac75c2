import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const daemonSet: ConformanceGroup = {
  name: 'daemon set',
  isCore: true,
  held: [
    {
      test: '[sig-apps] Daemon set [Serial] should run and stop simple daemon [Conformance]',
      heldBy: {
        operations: ['daemonSetSync', 'daemonNode'],
        laws: ['daemonset/one-per-node'],
        recordings: ['daemonset-nodes'],
      },
    },
    {
      test: '[sig-apps] Daemon set [Serial] should retry creating failed daemon pods [Conformance]',
      heldBy: { operations: ['daemonSetSync'] },
    },
    {
      test: '[sig-apps] Daemon set [Serial] should run and stop complex daemon [Conformance]',
      heldBy: {
        operations: ['daemonSetSync', 'daemonNode'],
        laws: ['daemonset/one-per-node'],
        recordings: ['daemonset-nodes'],
      },
    },
    {
      test: '[sig-apps] Daemon set [Serial] should rollback without unnecessary restarts [Conformance]',
      heldBy: { operations: ['daemonSetSync'], recordings: ['daemonset-surge'] },
    },
    {
      test: '[sig-apps] Daemon set [Serial] should update pod when spec was updated and update strategy is RollingUpdate [Conformance]',
      heldBy: { operations: ['daemonSetSync'], recordings: ['daemonset-surge'] },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] Daemon set [Serial] should list and delete a collection of DaemonSets [Conformance]',
        '[sig-apps] Daemon set [Serial] should verify changes to a daemon set status [Conformance]',
      ],
    },
  ],
};
