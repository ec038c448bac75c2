import { type SnapshotFrom, setup } from 'xstate';

/**
 * A startup, liveness or readiness probe.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probe = setup({
  types: {
    events: {} as
      | { type: 'PASS' | 'FAIL' | 'RESET' }
      /** the kubelet restarted; the instance was started less than ten seconds before the process that runs next */
      | { type: 'FORGET' | 'YOUNG' }
      /** the kubelet begins with it as with a new instance */
      | { type: 'BEGIN' },
  },
}).createMachine({
  id: 'probe',
  description:
    'The verdict of a probe on the running instance of its container: failureThreshold failures in a ' +
    'row, or successThreshold successes, are one event here.',
  initial: 'Unknown',
  on: { FORGET: '.Forgotten' },
  states: {
    Unknown: { description: 'no verdict on this instance yet', on: { PASS: 'Success', FAIL: 'Failure' } },
    Success: { description: 'the probe passes', on: { FAIL: 'Failure', RESET: 'Unknown' } },
    Failure: { description: 'the probe fails', on: { PASS: 'Success', RESET: 'Unknown' } },
    Forgotten: {
      description: 'an earlier kubelet process started the instance, and this one has no verdict on it yet',
      on: { PASS: 'Success', FAIL: 'Failure', RESET: 'Unknown', YOUNG: 'Young' },
    },
    Young: {
      description: 'the same, of an instance that was started just before this kubelet process began',
      on: { PASS: 'Success', FAIL: 'Failure', RESET: 'Unknown', BEGIN: 'Unknown' },
    },
  },
});

export type ProbeState = SnapshotFrom<typeof probe>;

export const passes = (state: ProbeState): boolean => state.matches('Success');
export const fails = (state: ProbeState): boolean => state.matches('Failure');
export const isYoung = (state: ProbeState): boolean => state.matches('Young');
/** on an instance that an earlier kubelet process started, and this one has no verdict on */
export const isForgotten = (state: ProbeState): boolean => state.matches('Forgotten') || isYoung(state);
