import { assign, not, type SnapshotFrom, setup } from 'xstate';
import {
  countProbe,
  initialResult,
  noRun,
  type ProbeKind,
  type ProbeRun,
} from '../../../../spec/kubelet/probes/probeCounting.ts';
import type { ProbeResult } from '../../../../spec/kubelet/probes/probeResults.ts';

type ProbeContext = {
  readonly kind: ProbeKind;
  readonly failureThreshold: number;
  readonly successThreshold: number;
  readonly delayed: boolean;
  readonly run: ProbeRun;
  readonly verdict: ProbeResult | 'none';
};

/**
 * A probe with its thresholds. Results in a row are counted over the instances of the container; a new instance begins
 * with the initial verdict. A kubelet that restarted has forgotten counts and verdicts. Its first status of the Pod says
 * of all that runs that it has started, and it believes that: an instance of an earlier kubelet is not asked again
 * whether it has started.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probe = setup({
  types: {
    input: {} as { kind: ProbeKind; failureThreshold: number; successThreshold: number; delayed: boolean },
    context: {} as ProbeContext,
    events: {} as
      /** a new instance runs */
        | { type: 'BEGIN' }
        /** an instance runs that an earlier kubelet process started */
        | { type: 'RESUME' }
        | { type: 'DELAY_OVER' }
        | { type: 'RESULT'; result: 'success' | 'failure' }
        /** the instance is over */
        | { type: 'RESET' }
        /** the kubelet restarted */
        | { type: 'FORGET' }
        /** the machine went down, and the instance with it */
        | { type: 'LOST' },
  },
  guards: {
    isStartup: ({ context }) => context.kind === 'startup',
    isDelayed: ({ context }) => context.delayed,
    hasSucceeded: ({ context }) => context.verdict === 'success',
    holds: ({ context, event }) => event.type === 'RESULT' && counted(context, event.result).hold,
  },
  actions: {
    begin: assign({ verdict: ({ context }) => initialResult(context.kind) }),
    count: assign(({ context, event }) => {
      if (event.type !== 'RESULT') return {};
      const { run, verdict } = counted(context, event.result);
      return { run: boundedRun(run, context), verdict: verdict ?? context.verdict };
    }),
    reset: assign({ verdict: 'none' }),
    forget: assign({ run: noRun, verdict: 'none' }),
  },
}).createMachine({
  id: 'probe of a container',
  description:
    'A startup, liveness or readiness probe of one container: it counts results in a row, and its ' +
    'verdict changes only when a threshold is met.',
  context: ({ input }) => ({ ...input, run: noRun, verdict: 'none' as const }),
  initial: 'Idle',
  on: { LOST: { target: '.Idle', actions: 'forget' } },
  states: {
    Idle: {
      description: 'no instance is to be probed',
      on: {
        BEGIN: [
          { guard: 'isDelayed', target: 'Delayed', actions: 'begin' },
          { target: 'Probing', actions: 'begin' },
        ],
        RESUME: [{ guard: 'isStartup', target: 'Resting' }, { target: 'Probing' }],
        FORGET: { actions: 'forget' },
      },
    },
    Delayed: {
      description: 'initialDelaySeconds are not over',
      on: {
        DELAY_OVER: 'Probing',
        RESET: { target: 'Idle', actions: 'reset' },
        FORGET: { target: 'Idle', actions: 'forget' },
      },
    },
    Probing: {
      description: 'the instance is probed every periodSeconds',
      on: {
        RESULT: [{ guard: 'holds', target: 'Resting', actions: 'count' }, { actions: 'count' }],
        RESET: { target: 'Idle', actions: 'reset' },
        FORGET: { target: 'Idle', actions: 'forget' },
      },
    },
    Resting: {
      description:
        'decided: a startup probe that has succeeded or failed, or is not asked again, a liveness probe ' +
        'that has failed',
      on: {
        RESET: { target: 'Idle', actions: 'reset' },
        FORGET: { guard: not('hasSucceeded'), target: 'Idle', actions: 'forget' },
      },
    },
  },
});

const counted = (context: ProbeContext, result: 'success' | 'failure') =>
  countProbe(context.kind, context, context.run, result);

/** One result less than the threshold and more of them say the same: the next one like them decides. */
const boundedRun = ({ result, length }: ProbeRun, context: ProbeContext): ProbeRun => {
  const most = result === 'failure' ? context.failureThreshold : context.successThreshold;
  const counted = Math.min(length, most - 1);
  return result && counted > 0 ? { result, length: counted } : noRun;
};

export type ProbeState = SnapshotFrom<typeof probe>;

export const isIdle = (state: ProbeState): boolean => state.matches('Idle');
export const isDelayed = (state: ProbeState): boolean => state.matches('Delayed');
export const isProbing = (state: ProbeState): boolean => state.matches('Probing');
/** a startup probe of an instance that an earlier kubelet process started: it is believed to have started */
export const isBelieved = (state: ProbeState): boolean =>
  state.matches('Resting') && state.context.verdict === 'none';
export const passes = ({ context }: ProbeState): boolean => context.verdict === 'success';
export const fails = ({ context }: ProbeState): boolean => context.verdict === 'failure';
