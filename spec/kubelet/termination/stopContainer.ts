import type { Container } from '../../api/objects/core.ts';
import { preStopRuns } from '../hooks/lifecycleHook.ts';
import { minimumGracePeriodSeconds } from './containerGracePeriod.ts';

export type StopContainerInput = {
  readonly container: Pick<Container, 'lifecycle'>;
  /** see `containerGracePeriod`, or what eviction or node shutdown put in its place */
  readonly gracePeriodSeconds: number;
  /** how long the preStop hook would take if nobody cut it short; ignored without a hook */
  readonly preStopSeconds: number;
  /** how long the container would have to wait for others to stop, once its hook is over */
  readonly turnSeconds: number;
};

/** Whole seconds are what the grace period is counted in: parts of one are not taken off. */
const spent = (seconds: number, limit: number): number => Math.floor(Math.min(seconds, limit));

/** Seconds: `preStop` for the hook, `turn` waiting for others, then `timeout` between stop signal and kill. */
export type StopContainer = { readonly preStop: number; readonly turn: number; readonly timeout: number };

/**
 * How the grace period of a container is spent: on its preStop hook, on waiting for the containers that stop before
 * it, and the rest between the stop signal (SIGTERM) and the kill. The hook is abandoned when the period is over; the
 * container gets two seconds all the same. Without grace there is neither hook nor waiting.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution
 */
export const stopContainer = (input: StopContainerInput): StopContainer => {
  const { container, gracePeriodSeconds, preStopSeconds, turnSeconds } = input;
  const preStop = preStopRuns(container, gracePeriodSeconds) ? spent(preStopSeconds, gracePeriodSeconds) : 0;
  const left = gracePeriodSeconds - preStop;
  const turn = left > 0 ? spent(turnSeconds, left) : 0;
  return { preStop, turn, timeout: Math.max(left - turn, minimumGracePeriodSeconds) };
};
