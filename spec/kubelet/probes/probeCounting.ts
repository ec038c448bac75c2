import type { Probe } from '../../api/objects/core.ts';
import type { ProbeResult } from './probeResults.ts';

export type ProbeKind = 'startup' | 'liveness' | 'readiness';

/** How often in a row a probe of one container has had the same result, over restarts of the container. */
export type ProbeRun = { readonly result?: 'success' | 'failure'; readonly length: number };

/** Before the first result. */
export const noRun: ProbeRun = { length: 0 };

/** What a probe that has not decided yet is taken for: not ready, alive, not started. */
export const initialResult = (kind: ProbeKind): ProbeResult =>
  kind === 'readiness' ? 'failure' : kind === 'liveness' ? 'success' : 'unknown';

/** `verdict`: what the probe says from now on; absent: what it said before. `hold`: it rests until a new instance. */
export type ProbeCount = {
  readonly run: ProbeRun;
  readonly verdict?: 'success' | 'failure';
  readonly hold: boolean;
};

/**
 * Counts one result. Only failureThreshold failures in a row (3 by default), or successThreshold successes in a
 * row (1), change the verdict. A startup probe rests after its verdict, a liveness probe after its failure, until
 * the container has been restarted.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#probe-configuration
 */
export const countProbe = (
  kind: ProbeKind,
  probe: Pick<Probe, 'failureThreshold' | 'successThreshold'>,
  before: ProbeRun,
  result: 'success' | 'failure',
): ProbeCount => {
  const length = before.result === result ? before.length + 1 : 1;
  const threshold = result === 'failure' ? (probe.failureThreshold ?? 3) : (probe.successThreshold ?? 1);
  const run: ProbeRun = { result, length };
  if (length < threshold) return { run, hold: false };
  const hold = kind === 'startup' || (kind === 'liveness' && result === 'failure');
  return { run: hold ? { result, length: 0 } : run, verdict: result, hold };
};
