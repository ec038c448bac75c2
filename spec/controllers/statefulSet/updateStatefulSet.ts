import type { StatefulSet, StatefulSetStatus } from '../../api/objects/apps.ts';
import type { Pod, PodTemplateSpec } from '../../api/objects/core.ts';
import { forEachInOrder, type Step } from './inOrder.ts';
import { ordinalOf, replicasOf, startOrdinal } from './ordinals.ts';
import { newPod } from './podIdentity.ts';
import { isUnavailable } from './podState.ts';
import { fixClaims, processCondemned } from './processCondemned.ts';
import { processReplica } from './processReplica.ts';
import { updatePods } from './rollingUpdate.ts';
import { countReplicas } from './statefulSetStatus.ts';
import type { Errors, StatefulSetPass } from './statefulSetView.ts';

/** A revision of the set as Pods are made of it. */
export type PodRevision = { readonly name: string; readonly template: PodTemplateSpec };

/** The revisions between which Pods may be: the one before an update, and the one after it. */
export type Revisions = {
  readonly current: PodRevision;
  readonly update: PodRevision;
  readonly collisionCount: number;
};

/** Whether a missing replica is created with the revision before the update: below the partition, or while it goes on. */
const keepsCurrent = ({ spec, status }: StatefulSet, position: number): boolean => {
  const { type, rollingUpdate } = spec?.updateStrategy ?? {};
  if (rollingUpdate) return position < (rollingUpdate.partition ?? 0);
  return type === 'RollingUpdate' && position < (status?.currentReplicas ?? 0);
};

type Partitioned = {
  /** one Pod for each position; those that are missing as they are to be created */
  readonly replicas: readonly Pod[];
  /** the Pods beyond the replicas that are asked for, the highest ordinal first */
  readonly condemned: readonly Pod[];
};

/** Pods without an ordinal are neither. */
const partition = (set: StatefulSet, pods: readonly Pod[], { current, update }: Revisions): Partitioned => {
  const start = startOrdinal(set);
  const count = replicasOf(set);
  const found = new Map<number, Pod>();
  const condemned: { readonly pod: Pod; readonly ordinal: number }[] = [];
  for (const pod of pods) {
    const ordinal = ordinalOf(pod);
    if (ordinal === undefined) continue;
    if (ordinal >= start && ordinal < start + count) found.set(ordinal, pod);
    else condemned.push({ pod, ordinal });
  }
  const replicas = Array.from({ length: count }, (_, position) => {
    const ordinal = start + position;
    const existing = found.get(ordinal);
    if (existing) return existing;
    const { template, name } = keepsCurrent(set, position) ? current : update;
    return newPod(set, template, name, ordinal);
  });
  return { replicas, condemned: condemned.sort((a, b) => b.ordinal - a.ordinal).map(({ pod }) => pod) };
};

export type Update = { readonly status: StatefulSetStatus; readonly errors: Errors };

/**
 * Brings the Pods of a set to what is asked for: first its replicas from the lowest ordinal up, then the surplus ones from the
 * highest down, at last those of another revision. Each of these waits until the one before has nothing left to do. While the
 * set is being deleted its Pods are only counted. `pods`: those that the set has claimed.
 */
export const updateStatefulSet = (
  pass: StatefulSetPass,
  pods: readonly Pod[],
  revisions: Revisions,
): Update => {
  const { view, set } = pass;
  const names = { current: revisions.current.name, update: revisions.update.name };
  const statusWith = (counted: readonly Pod[]): StatefulSetStatus => ({
    observedGeneration: set.metadata?.generation ?? 0,
    ...countReplicas(pass, counted, names),
    currentRevision: names.current,
    updateRevision: names.update,
    collisionCount: revisions.collisionCount,
  });
  if (set.metadata?.deletionTimestamp) return { status: statusWith(pods), errors: [] };

  const { replicas, condemned } = partition(set, pods, revisions);
  const firstUnavailable = [...replicas, ...condemned.toReversed()].find((pod) =>
    isUnavailable(pod, set.spec?.minReadySeconds ?? 0, view.now),
  );
  const inOrder = (of: readonly Pod[], handle: (pod: Pod) => Step): Step =>
    forEachInOrder(pass, of.length, (index) => handle(of[index] as Pod));
  const steps: readonly (() => Step)[] = [
    () => inOrder(replicas, (pod) => processReplica(pass, pod)),
    () => inOrder(condemned, (pod) => fixClaims(pass, pod)),
    () => inOrder(condemned, (pod) => processCondemned(pass, pod, firstUnavailable)),
  ];
  const status = statusWith([...replicas, ...condemned]);
  for (const step of steps) {
    const { stop, errors } = step();
    if (stop || errors.length > 0) return { status, errors };
  }
  const { deleted, errors } = updatePods(pass, replicas, names.update);
  return { status: { ...status, currentReplicas: (status.currentReplicas ?? 0) - deleted }, errors };
};
