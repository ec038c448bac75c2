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

/** An instance begins with the initial verdict, and is probed once the initial delay is over. */
const begins = [
  { guard: 'isDelayed', target: 'Delayed', actions: 'begin' },
  { target: 'Probing', actions: 'begin' },
] as const;

/**
 * A probe with its thresholds. Results in a row are counted over the instances of the container; a new instance begins
 * with the initial verdict. A kubelet that restarted has forgotten counts and verdicts. Its first status of the Pod says
 * of all that runs that it has started, and it believes that: an instance of an earlier kubelet is not asked again
 * whether it has started, but for one that was started just before the kubelet. That one is probed like a new instance.
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
        /** the instance was started less than ten seconds before the kubelet process that runs next */
        | { type: 'YOUNG' }
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
        BEGIN: begins,
        RESUME: [{ guard: 'isStartup', target: 'Resting' }, { target: 'Probing' }],
        YOUNG: 'Young',
        FORGET: { actions: 'forget' },
      },
    },
    Young: {
      description:
        'an earlier kubelet process started the instance, just before this one began: it is to be probed ' +
        'like a new one',
      on: {
        RESUME: begins,
        RESET: { target: 'Idle' },
        FORGET: { target: 'Idle' },
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
        YOUNG: { target: 'Young', actions: 'forget' },
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
/** of an instance that an earlier kubelet process started just before this one began */
export const isYoung = (state: ProbeState): boolean => state.matches('Young');
export const isDelayed = (state: ProbeState): boolean => state.matches('Delayed');
export const isProbing = (state: ProbeState): boolean => state.matches('Probing');
/** of a running instance of an earlier kubelet process: this one has no worker for it yet */
export const isUnattended = (state: ProbeState): boolean => isIdle(state) || isYoung(state);
/** a startup probe of a running instance that an earlier kubelet process started: it is believed to have started */
export const isBelieved = (state: ProbeState): boolean =>
  state.context.kind === 'startup' &&
  (isUnattended(state) || (state.matches('Resting') && state.context.verdict === 'none'));
export const passes = ({ context }: ProbeState): boolean => context.verdict === 'success';
export const fails = ({ context }: ProbeState): boolean => context.verdict === 'failure';
