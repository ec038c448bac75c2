import { type SnapshotFrom, setup } from 'xstate';

/**
 * A startup, liveness or readiness probe.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probe = setup({
  types: { events: {} as { type: 'PASS' | 'FAIL' | 'RESET' } },
}).createMachine({
  id: 'probe',
  description:
    'The verdict of a probe on the running instance of its container: failureThreshold failures in a ' +
    'row, or successThreshold successes, are one event here.',
  initial: 'Unknown',
  states: {
    Unknown: { description: 'no verdict on this instance yet', on: { PASS: 'Success', FAIL: 'Failure' } },
    Success: { description: 'the probe passes', on: { FAIL: 'Failure', RESET: 'Unknown' } },
    Failure: { description: 'the probe fails', on: { PASS: 'Success', RESET: 'Unknown' } },
  },
});

export type ProbeState = SnapshotFrom<typeof probe>;

export const passes = (state: ProbeState): boolean => state.matches('Success');
export const fails = (state: ProbeState): boolean => state.matches('Failure');
