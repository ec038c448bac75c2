import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import { isWritten, kubeletDecisions } from './kubeletDecision.ts';
import { changesMetadata, changesStatus, type PodChange } from './podChange.ts';
import { wrongCondition } from './wrongCondition.ts';

/**
 * Whose write an event shows. Managed fields are not in a recording, so the writer is known by what it changes: each
 * writer of Kubernetes changes its own part of a Pod, and no two parts in one write.
 */
export type PodWriter =
  | 'creation'
  /** the binding subresource: the scheduler, or a user */
  | 'binding'
  /** the scheduler found no node, or nominated one */
  | 'scheduler'
  /** a delete request, the first */
  | 'deletion'
  /** a later delete request, that shortens the grace period */
  | 'shorter grace'
  /** DisruptionTarget, before an eviction, a preemption or a taint eviction deletes the Pod */
  | 'disruption'
  /** Pod garbage collection fails the Pod before it deletes it */
  | 'garbage collection'
  /** the node lifecycle controller: the Pod of a lost node is not ready */
  | 'node lifecycle'
  | 'kubelet'
  /** labels, annotations, finalizers, owners */
  | 'metadata'
  /** a user changes the spec */
  | 'spec'
  /** a user changes the status */
  | 'status by hand'
  | 'removal'
  | 'nobody';

/** The writer of a change, `nobody` if no single writer makes it. `byHand`: a request of the driver made it. */
export const podWriter = (before: Pod, after: Pod, change: PodChange, byHand: boolean): PodWriter => {
  const { identity, deletion, generation, nodeName, spec } = change;
  if (identity) return 'nobody';
  const metadata = changesMetadata(change);
  const status = changesStatus(change);
  if (deletion) {
    if (nodeName || spec || status || (metadata && !isPropagation(before, after, change))) return 'nobody';
    if (before.metadata?.deletionTimestamp === undefined) return generation === 1 ? 'deletion' : 'nobody';
    return generation === 0 ? 'shorter grace' : 'nobody';
  }
  if (nodeName) return isBinding(change, before, after) ? 'binding' : 'nobody';
  if (spec) return generation === 1 && !status ? 'spec' : 'nobody';
  if (generation !== 0) return 'nobody';
  if (metadata) return status ? 'nobody' : 'metadata';
  if (!status) return byHand ? 'metadata' : 'nobody';
  return byHand ? 'status by hand' : statusWriter(before, after, change);
};

/** Only conditions change, and each is one of the readiness gates, which others than the kubelet write. */
export const isGateWrite = ({ spec }: Pod, change: PodChange): boolean =>
  !changesMetadata(change) &&
  change.status.length === 0 &&
  change.conditions.length > 0 &&
  change.conditions.every((type) =>
    spec?.readinessGates?.some(({ conditionType }) => conditionType === type),
  );

/** A deletion leaves it to a finalizer what becomes of the dependents: in the foreground, or orphaned. */
const isPropagation = (before: Pod, after: Pod, { labels, annotations, owners }: PodChange): boolean => {
  if (labels || annotations || owners) return false;
  const others = ({ metadata }: Pod): readonly string[] =>
    (metadata?.finalizers ?? []).filter((name) => name !== 'foregroundDeletion' && name !== 'orphan');
  return deepEqual(others(before), others(after));
};

const only = (found: readonly string[], ...allowed: readonly string[]): boolean =>
  found.every((each) => allowed.includes(each));

/** A binding sets nodeName and PodScheduled, drops the nomination, and copies the node's topology labels. */
const isBinding = (change: PodChange, before: Pod, after: Pod): boolean =>
  before.spec?.nodeName === undefined &&
  !change.spec &&
  change.generation === 0 &&
  !change.finalizers &&
  !change.owners &&
  change.conditions.length === 1 &&
  change.conditions[0] === 'PodScheduled' &&
  only(change.status, 'nominatedNodeName') &&
  onlyAddsTopology(before.metadata?.labels ?? {}, after.metadata?.labels ?? {});

export const topologyLabels = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'] as const;

const onlyAddsTopology = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): boolean =>
  Object.keys(before).every(
    (key) => before[key] === after[key] || topologyLabels.includes(key as (typeof topologyLabels)[number]),
  ) &&
  Object.keys(after).every(
    (key) => key in before || topologyLabels.includes(key as (typeof topologyLabels)[number]),
  );

const conditionOf = (pod: Pod, type: string): PodCondition | undefined =>
  pod.status?.conditions?.find((condition) => condition.type === type);

/** Reasons of DisruptionTarget that are written by others than the kubelet. */
export const disruptionReasons = [
  'PreemptionByScheduler',
  'DeletionByTaintManager',
  'EvictionByEvictionAPI',
  'DeletionByPodGC',
] as const;

/** The phase changes, and the generation that it is written for. */
const isPhaseAlone = (status: readonly string[]): boolean =>
  status.includes('phase') && only(status, 'phase', 'observedGeneration');

const statusWriter = (before: Pod, after: Pod, { conditions, status }: PodChange): PodWriter => {
  const target = conditionOf(after, 'DisruptionTarget');
  if (conditions.length === 1 && conditions[0] === 'DisruptionTarget' && target !== undefined) {
    const phase = only(status, 'phase', 'observedGeneration');
    if (target.reason === 'DeletionByPodGC' && phase) return 'garbage collection';
    if (status.length === 0 && disruptionReasons.some((reason) => reason === target.reason)) {
      return 'disruption';
    }
  }
  if (after.spec?.nodeName === undefined) {
    const scheduling = only(conditions, 'PodScheduled') && only(status, 'nominatedNodeName');
    if (scheduling) return 'scheduler';
    return isPhaseAlone(status) && conditions.length === 0 ? 'garbage collection' : 'nobody';
  }
  const ready = conditionOf(after, 'Ready');
  if (
    conditions.length === 1 &&
    conditions[0] === 'Ready' &&
    status.length === 0 &&
    ready?.status === 'False' &&
    conditionOf(before, 'Ready')?.status === 'True' &&
    ready.reason === undefined
  ) {
    return 'node lifecycle';
  }
  if (!isPhaseAlone(status) || conditions.length > 0 || after.status?.phase !== 'Failed') return 'kubelet';
  const decided = kubeletDecisions(before, after).some(
    (decision) => isWritten(decision, before, after) && wrongCondition(before, after, decision) === undefined,
  );
  return decided ? 'kubelet' : 'garbage collection';
};
