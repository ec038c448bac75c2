import { earliestVerdict } from '../../../../spec/kubelet/probes/probeTimes.ts';
import { isEnding } from './ending.ts';
import { type Probed, probed } from './probeVerdicts.ts';
import type { RecordedPod } from './recordedPod.ts';
import { eachPod } from './statement.ts';

/** Tickers are not exact; seconds. */
const jitter = 0.2;

/** The verdicts for which containers are stopped. */
const failures = (pod: RecordedPod): readonly Probed[] =>
  probed(pod).filter(({ kind, verdict }) => kind !== 'readiness' && verdict === 'failure');

export const failureStops = eachPod(
  'when a liveness or startup probe has failed failureThreshold times in a row its container is stopped, and not before',
  (pod) =>
    failures(pod).map(({ at, line, kind }) => {
      const next = pod.log.slice(at + 1).find(({ cid, op }) => cid === line.cid && op !== 'HTTP');
      if (next === undefined || ['StopContainer', 'Exit'].includes(next.op)) return undefined;
      return `${line.ts} ${line.container}: ${kind} has failed, then ${next.op}`;
    }),
);

export const stopsHaveReasons = eachPod(
  'a container of a Pod that goes on, with a probe, is stopped only after the probe has failed',
  (pod) => {
    const failed = failures(pod);
    const probedInstances = new Set(probed(pod).map(({ line }) => line.cid));
    return pod.log.flatMap(({ op, cid, ts, time, container }) => {
      if (op !== 'StopContainer' || !probedInstances.has(cid) || isEnding(pod, time)) return [];
      const found = failed.some(({ line }) => line.cid === cid && line.time <= time);
      return [found ? undefined : `${ts} ${container} is stopped, but no probe has failed`];
    });
  },
);

export const verdictTimes = eachPod(
  'a container is not stopped for its probe before initialDelaySeconds and failureThreshold periods have gone by',
  (pod) =>
    failures(pod).map(({ line, kind, probe }) => {
      const start = pod.log.find(({ op, cid }) => op === 'StartContainer' && cid === line.cid);
      const ran = line.time - (start?.time ?? 0);
      const earliest = earliestVerdict(probe, 'failure');
      return ran + jitter < earliest ? `${line.ts} ${kind} fails after ${ran} s, not ${earliest}` : undefined;
    }),
);

type Instance = { readonly cid: string; readonly startedAt: number };

const instances = ({ log }: RecordedPod, container: string | undefined): readonly Instance[] =>
  log.flatMap(({ op, container: name, cid = '', time }) =>
    op === 'StartContainer' && name === container ? [{ cid, startedAt: time }] : [],
  );

/**
 * Whether the kubelet takes the probed container for started: its startup probe has succeeded, or, for a restarted one,
 * has not noticed the new instance yet, which it does within a period.
 */
const isStarted = (pod: RecordedPod, startups: readonly Probed[], { line }: Probed): boolean => {
  const own = instances(pod, line.container);
  const newest = own.findIndex(({ cid }) => cid === line.cid);
  const hasSucceeded = (cid: string | undefined) =>
    startups.some(
      (each) => each.line.cid === cid && each.line.time < line.time && each.verdict === 'success',
    );
  if (hasSucceeded(line.cid)) return true;
  const age = line.time - (own[newest]?.startedAt ?? 0);
  return age < (startups[0]?.probe.periodSeconds ?? 10) && hasSucceeded(own[newest - 1]?.cid);
};

export const probeTurns = eachPod(
  'the startup probe has its turn first, and alone; a probe that has decided for good rests',
  (pod) => {
    const attempts = probed(pod);
    const startups = attempts.filter(({ kind }) => kind === 'startup');
    return attempts.map((each) => {
      const { line, kind, onHold } = each;
      if (onHold) return `${line.ts} ${line.container}: ${kind} has decided, and asks again`;
      const own = startups.filter((startup) => startup.line.container === line.container);
      const started = own.length === 0 || isStarted(pod, own, each);
      if (started !== (kind === 'startup')) return undefined;
      return `${line.ts} ${line.container}: ${kind} has no turn`;
    });
  },
);
