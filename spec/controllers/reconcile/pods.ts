import type { Pod } from '../../api/objects/core.ts';
import { acceptsAll } from '../common/apiCalls.ts';
import { unixMillis } from '../common/time.ts';
import { staleDisruptionTarget } from '../disruption/staleDisruptionTarget.ts';
import { collectPods } from '../podGC/collectPods.ts';
import { afterTime, onTaintsChanged, untouched } from '../taintEviction/taintEviction.ts';
import type { ClusterObjects } from './clusterObjects.ts';
import type { Reconciliation, ReconciliationOf } from './reconciliation.ts';

/** How many Pods that have ended a cluster keeps (`--terminated-pod-gc-threshold`, by default). */
const terminatedPodThreshold = 12_500;

/** What becomes of a Pod for the taints of its node; they count from when they were added, if that is known. */
const taintEvictionOf = (
  pod: Pod,
  { nodes }: ClusterObjects,
  now: number,
): readonly ReconciliationOf<'taintEviction'>[] => {
  const node = nodes.find(({ metadata }) => metadata?.name === pod.spec?.nodeName);
  const taints = (node?.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
  if (!node || taints.length === 0 || pod.metadata?.deletionTimestamp) return [];
  const added = taints.flatMap(({ timeAdded }) => unixMillis(timeAdded) ?? []);
  const since = Math.min(now, ...(added.length > 0 ? [Math.max(...added)] : [])) / 1000;
  const begun = onTaintsChanged(untouched, pod.spec?.tolerations ?? [], taints, since);
  const eviction = afterTime(begun, now / 1000);
  return [{ controller: 'taintEviction', pod, node, eviction, since, now: now / 1000 }];
};

const staleTargetOf = (pod: Pod, now: number): readonly ReconciliationOf<'staleDisruptionTarget'>[] => {
  const verdict = staleDisruptionTarget(pod, now);
  return verdict.kind === 'keep' ? [] : [{ controller: 'staleDisruptionTarget', pod, verdict }];
};

/** Nodes that are missing have been missing for long enough; without any Node in the input nothing is known of them. */
const podGC = ({ pods, nodes }: ClusterObjects, now: number): ReconciliationOf<'podGC'> => {
  const missing = nodes.length === 0 ? [] : pods.flatMap(({ spec }) => spec?.nodeName ?? []);
  const view = {
    now,
    pods,
    nodes,
    terminatedPodThreshold,
    quarantine: new Map(missing.map((name) => [name, now])),
    liveNode: () => ({ found: false }) as const,
    answers: acceptsAll,
  };
  return { controller: 'podGC', view, pass: collectPods(view) };
};

/** What is done about Pods for the taints of their nodes, for disruptions that never came, and by garbage collection. */
export const reconcilePods = (objects: ClusterObjects, now: number): readonly Reconciliation[] => [
  ...objects.pods.flatMap((pod) => [...taintEvictionOf(pod, objects, now), ...staleTargetOf(pod, now)]),
  ...(objects.pods.length > 0 ? [podGC(objects, now)] : []),
];
