import type { FaultKind } from './faults.ts';
import type { Move, PodGraph, StateId } from './podGraph.ts';
import { isRefusal } from './sight.ts';
import { differences, type Wanted } from './wanted.ts';

/** So many states are looked at to explain one event. */
const searchLimit = 10_000;

/** A state that was met, and how: what stories are told from. */
export type Met = {
  readonly state: StateId;
  readonly starts: readonly number[];
  /** the kubelet was started again on the way */
  readonly kubeletStarted: boolean;
  readonly from: Met | undefined;
  readonly by: Move | undefined;
};

export type Search = {
  /** where the kubelet would write what it wrote: the first such state on each way */
  readonly found: readonly Met[];
  readonly met: readonly Met[];
  /** the limit was met: there may be more */
  readonly isCutOff: boolean;
};

/**
 * Looks for states in which the kubelet would write what is wanted, hidden steps away from where the Pod may be. What
 * can wait until after the write is not done before it: a way ends where it explains the write. Faults
 * are thought of only if nothing else explains it: then init containers may have run again in a new sandbox, which counts
 * from the start. That its kubelet was started again is no thought but known, if it is wanted.
 */
export const search = (graph: PodGraph, from: readonly StateId[], wanted: Wanted): Search => {
  if (wanted.kubeletStarted) return explore(graph, from, wanted, ['kubelet']);
  const usual = explore(graph, from, { ...wanted, isFailing: false }, []);
  const hasMore = wanted.isFailing || wanted.faults.length > 0;
  return usual.found.length > 0 || usual.isCutOff || !hasMore
    ? usual
    : explore(graph, from, wanted, wanted.faults);
};

const explore = (
  graph: PodGraph,
  from: readonly StateId[],
  wanted: Wanted,
  faults: readonly FaultKind[],
): Search => {
  const none = wanted.starts.map(() => 0);
  const met: Met[] = [];
  const found: Met[] = [];
  const seen = new Set<string>();
  const meet = (each: Met): void => {
    const key = `${each.state} ${each.starts.join()} ${each.kubeletStarted}`;
    if (seen.has(key)) return;
    seen.add(key);
    met.push(each);
  };
  for (const state of from)
    meet({ state, starts: none, kubeletStarted: false, from: undefined, by: undefined });
  for (let at = 0; at < met.length; at += 1) {
    if (met.length > searchLimit) return { found, met, isCutOff: true };
    const each = met[at]!;
    if (explains(graph, each, wanted)) {
      found.push(each);
      continue;
    }
    for (const { move, to } of graph.stepsFrom(each.state)) {
      if (!hasCause(move, wanted, faults)) continue;
      const kubeletStarted = each.kubeletStarted || move.cause === 'kubelet';
      const mayBeUncounted = faults.length > 0 && move.isInit && (move.starts >= 0 || move.ends >= 0);
      if (mayBeUncounted) meet({ state: to, starts: each.starts, kubeletStarted, from: each, by: move });
      if (move.ends >= 0 && mayBeUncounted) continue;
      if (isNotShown(move, each.starts, wanted)) continue;
      meet({ state: to, starts: startsAfter(move, each.starts), kubeletStarted, from: each, by: move });
    }
  }
  return { found, met, isCutOff: false };
};

const explains = (graph: PodGraph, { state, starts, kubeletStarted }: Met, wanted: Wanted): boolean => {
  if (wanted.kubeletStarted && !kubeletStarted) return false;
  if (starts.some((count, at) => count !== wanted.starts[at])) return false;
  return graph.sightsIn(state).some((sight) => differences(sight, wanted) === 0);
};

const startsAfter = ({ starts: at }: Move, starts: readonly number[]): readonly number[] =>
  at < 0 ? starts : starts.with(at, starts[at]! + 1);

const hasCause = ({ cause, about }: Move, wanted: Wanted, faults: readonly FaultKind[]): boolean => {
  const { sight, specChanged, isFailing } = wanted;
  switch (cause) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'sandbox':
    case 'kubelet':
    case 'reboot':
      return faults.includes(cause);
    case 'refused':
      return isRefusal(sight);
    case 'failed':
      return sight.failedByKubelet || isFailing;
    case 'specChanged':
      return specChanged;
    case 'running':
      return sight.containers[about]!.state === 'running';
    case 'ready':
      return sight.containers[about]!.ready;
    case 'unready':
      return !sight.containers[about]!.ready;
    case 'failing':
      return !sight.containers[about]!.ready && wanted.probesFail;
    case 'unstarted':
      return !sight.containers[about]!.started;
  }
};

/** It starts more instances than were started, or ends the last one otherwise than it is shown. */
const isNotShown = ({ starts, ends, exit }: Move, count: readonly number[], wanted: Wanted): boolean => {
  if (starts >= 0) return count[starts]! >= wanted.starts[starts]!;
  if (ends < 0 || count[ends]! < wanted.starts[ends]!) return false;
  const shown = wanted.sight.containers[ends]!;
  return shown.state === 'running' || (shown.exit !== null && shown.exit !== exit);
};
