import { type SnapshotFrom, setup } from 'xstate';

/**
 * The verdict of a startup, liveness or readiness probe on the running instance of its container: `failureThreshold`
 * failures in a row, or `successThreshold` successes, are one event here.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probe = setup({
  types: { events: {} as { type: 'PASS' | 'FAIL' | 'RESET' } },
}).createMachine({
  id: 'probe',
  initial: 'Unknown',
  states: {
    Unknown: { on: { PASS: 'Success', FAIL: 'Failure' } },
    Success: { on: { FAIL: 'Failure', RESET: 'Unknown' } },
    Failure: { on: { PASS: 'Success', RESET: 'Unknown' } },
  },
});

export type ProbeState = SnapshotFrom<typeof probe>;

export const passes = (state: ProbeState): boolean => state.value === 'Success';
export const fails = (state: ProbeState): boolean => state.value === 'Failure';
