import { type SnapshotFrom, setup } from 'xstate';

/**
 * What runs under one identity, on whatever nodes: the process of the Pod that the API knows, and one of a Pod that was
 * deleted by force, which nobody has told to stop yet.
 * https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/
 */
export const instance = setup({
  types: { events: {} as { type: 'START' | 'STOP' | 'CUT' | 'HEAL' | 'LOSE' } },
}).createMachine({
  id: 'instance',
  description: 'What runs under one identity of a StatefulSet, on whatever nodes.',
  initial: 'Nothing',
  states: {
    Nothing: { description: 'nothing runs', on: { START: 'Running' } },
    Running: {
      description: 'the Pod runs, and its node is heard of',
      on: { STOP: 'Nothing', CUT: 'CutOff', LOSE: 'Stray' },
    },
    CutOff: {
      description: 'the Pod runs, and its node is cut off',
      on: { HEAL: 'Running', LOSE: 'Stray' },
    },
    Stray: {
      description: 'what runs belongs to a Pod that is gone from the API, by force',
      on: { HEAL: 'Nothing', START: 'Twice' },
    },
    Twice: {
      description: 'the Pod runs, and so does one that is gone from the API',
      on: { STOP: 'Stray', HEAL: 'Running' },
    },
  },
});

export type Instance = SnapshotFrom<typeof instance>;

/** How many processes run under the identity. */
export const runningOf = (state: Instance): number =>
  state.matches('Nothing') ? 0 : state.matches('Twice') ? 2 : 1;

/** The Pod that the API knows runs. */
export const hasOwn = (state: Instance): boolean => !state.matches('Nothing') && !state.matches('Stray');
export const isCutOff = (state: Instance): boolean => state.matches('CutOff');
/** Its kubelet is heard of, and reports what runs. */
export const isHeardOf = (state: Instance): boolean => state.matches('Running') || state.matches('Twice');
