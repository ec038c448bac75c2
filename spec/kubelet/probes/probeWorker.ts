import { isTerminalPhase } from '../phase/terminalPhase.ts';
import { countProbe, noRun, type ProbeRun } from './probeCounting.ts';
import type { ProbeOutcome } from './probeOutcome.ts';
import type { ProbeResult } from './probeResults.ts';
import { type ProbeTickInput, probeTick } from './probeTick.ts';

/** What the worker of one probe of one container knows between two periods. */
export type ProbeWorker = {
  /** the instance that was probed last */
  readonly probedID?: string | undefined;
  /** it rests until there is a new instance */
  readonly onHold: boolean;
  readonly run: ProbeRun;
  /** about the instance that was probed last; absent: none yet */
  readonly verdict?: ProbeResult | undefined;
  /** there are no more periods */
  readonly ends: boolean;
};

/** Before the first period. */
export const newProbeWorker: ProbeWorker = { onHold: false, run: noRun, ends: false };

/**
 * One period of a probe: what its worker knows afterwards. `outcome` is what an attempt would come to; it is made only
 * if the period has one (see `probeTick`). A worker that has ended stays as it is.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/
 */
export const probePeriod = (
  worker: ProbeWorker,
  period: Omit<ProbeTickInput, 'probedID' | 'onHold'>,
  outcome: ProbeOutcome,
): ProbeWorker => {
  if (worker.ends) return worker;
  const { kind, probe, podPhase, status } = period;
  const tick = probeTick({ ...period, probedID: worker.probedID, onHold: worker.onHold });
  const instance = isTerminalPhase(podPhase) ? undefined : status?.containerID;
  const fresh = Boolean(instance) && instance !== worker.probedID;
  const known: ProbeWorker = fresh
    ? { probedID: instance, onHold: false, run: worker.run, ends: false }
    : worker;
  const told = { ...known, verdict: tick.verdict ?? known.verdict, ends: tick.action === 'end' };
  if (tick.action !== 'probe' || outcome === 'none') return told;
  const { run, verdict, hold } = countProbe(kind, probe, known.run, outcome);
  return { ...told, run, verdict: verdict ?? told.verdict, onHold: hold || told.onHold };
};
