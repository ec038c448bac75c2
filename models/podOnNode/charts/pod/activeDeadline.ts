import { type SnapshotFrom, setup } from 'xstate';

/**
 * The time that a Pod may be active (`spec.activeDeadlineSeconds`), from when its kubelet first took it: status.startTime,
 * which the API keeps.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const activeDeadline = setup({
  types: { events: {} as { type: 'START' | 'PASS' } },
}).createMachine({
  id: 'active deadline',
  initial: 'NotStarted',
  states: { NotStarted: { on: { START: 'Running' } }, Running: { on: { PASS: 'Past' } }, Past: {} },
});

export type ActiveDeadline = SnapshotFrom<typeof activeDeadline>;

export const isPast = (deadline: ActiveDeadline): boolean => deadline.matches('Past');
