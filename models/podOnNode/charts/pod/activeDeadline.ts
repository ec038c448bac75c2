import { type SnapshotFrom, setup } from 'xstate';

/**
 * `spec.activeDeadlineSeconds`, from `status.startTime`, which the API keeps.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const activeDeadline = setup({
  types: { events: {} as { type: 'START' | 'PASS' } },
}).createMachine({
  id: 'active deadline',
  description:
    'The time that a Pod may be active (spec.activeDeadlineSeconds), from when its kubelet first took it ' +
    '(status.startTime).',
  initial: 'NotStarted',
  states: {
    NotStarted: { description: 'no kubelet has taken the Pod yet', on: { START: 'Running' } },
    Running: { description: 'it may be active for some time yet', on: { PASS: 'Past' } },
    Past: { description: 'it has been active for longer than it may: its kubelet fails it' },
  },
});

export type ActiveDeadline = SnapshotFrom<typeof activeDeadline>;

export const isPast = (deadline: ActiveDeadline): boolean => deadline.matches('Past');
