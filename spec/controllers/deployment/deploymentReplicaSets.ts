import { byText } from '../../api/byText.ts';
import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { equalAs } from '../../api/semanticEqual.ts';
import { unixMillis } from '../common/time.ts';
import { desiredReplicas } from './deploymentPass.ts';

/** The label by which the Pods of a ReplicaSet differ from those of its siblings. */
export const podTemplateHashLabel = 'pod-template-hash';

/** A template without the label that tells the Pods of a ReplicaSet from those of its siblings. */
export const withoutHash = (template: PodTemplateSpec | undefined): PodTemplateSpec => {
  const { [podTemplateHashLabel]: _hash, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
};

/** Whether two templates mean the same, whatever their hashes. */
export const equalIgnoringHash = (a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean =>
  equalAs('core.PodTemplateSpec', withoutHash(a), withoutHash(b));

const createdAt = ({ metadata }: ReplicaSet): number =>
  unixMillis(metadata?.creationTimestamp) ?? Number.NEGATIVE_INFINITY;

/** Older ones first, by name where they are of the same age. */
export const byCreation = (a: ReplicaSet, b: ReplicaSet): number => {
  const [first, second] = [createdAt(a), createdAt(b)];
  if (first !== second) return first < second ? -1 : 1;
  const [name, other] = [a.metadata?.name ?? '', b.metadata?.name ?? ''];
  return byText(name, other);
};

export type Siblings = {
  /** the ReplicaSet with the Deployment's template; of several the oldest */
  readonly newReplicaSet: ReplicaSet | undefined;
  /** all others, older ones first */
  readonly old: readonly ReplicaSet[];
};

/** Which of its ReplicaSets has the Deployment's template of today. */
export const siblingsOf = ({ spec }: Deployment, replicaSets: readonly ReplicaSet[]): Siblings => {
  const sorted = replicaSets.toSorted(byCreation);
  const newReplicaSet = sorted.find((each) => equalIgnoringHash(each.spec?.template, spec?.template));
  return {
    newReplicaSet,
    old: sorted.filter(
      ({ metadata }) => newReplicaSet === undefined || metadata?.uid !== newReplicaSet.metadata?.uid,
    ),
  };
};

/** ReplicaSets that have, or ought to have, Pods. */
export const activeOf = (replicaSets: readonly ReplicaSet[]): ReplicaSet[] =>
  replicaSets.filter((replicaSet) => desiredReplicas(replicaSet) > 0);

const sum = (replicaSets: readonly ReplicaSet[], count: (replicaSet: ReplicaSet) => number): number =>
  replicaSets.reduce((total, each) => total + count(each), 0);

/** Replicas that these ReplicaSets are to have. */
export const specReplicas = (all: readonly ReplicaSet[]): number => sum(all, desiredReplicas);
/** Pods that these ReplicaSets have. */
export const actualReplicas = (all: readonly ReplicaSet[]): number =>
  sum(all, ({ status }) => status?.replicas ?? 0);
/** Pods of these ReplicaSets that are ready. */
export const readyReplicas = (all: readonly ReplicaSet[]): number =>
  sum(all, ({ status }) => status?.readyReplicas ?? 0);
/** Pods of these ReplicaSets that are available. */
export const availableReplicas = (all: readonly ReplicaSet[]): number =>
  sum(all, ({ status }) => status?.availableReplicas ?? 0);

/** Pods that are being deleted; undefined if a ReplicaSet that was ever looked at does not tell. */
export const terminatingReplicas = (all: readonly ReplicaSet[]): number | undefined => {
  const isSilent = ({ status }: ReplicaSet): boolean =>
    status?.terminatingReplicas === undefined && (status?.observedGeneration ?? 0) !== 0;
  return all.some(isSilent) ? undefined : sum(all, ({ status }) => status?.terminatingReplicas ?? 0);
};
