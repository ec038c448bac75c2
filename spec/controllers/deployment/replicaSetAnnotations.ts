import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import { int64Of } from '../common/int64Text.ts';
import { annotationsOf, desiredReplicas } from './deploymentPass.ts';
import { maxReplicasOf } from './fenceposts.ts';
import { revisionAnnotation } from './revision.ts';
import { rollbackAnnotation } from './rollbackTo.ts';

type Annotations = Readonly<Record<string, string>>;

/** The revisions that a ReplicaSet had before, where a Deployment came back to it. */
const revisionHistoryAnnotation = 'deployment.kubernetes.io/revision-history';
/** How many replicas the Deployment asked for when its ReplicaSet was scaled last. */
export const desiredReplicasAnnotation = 'deployment.kubernetes.io/desired-replicas';
const maxReplicasAnnotation = 'deployment.kubernetes.io/max-replicas';

/** Of the history of revisions the oldest go when it becomes longer (`maxRevHistoryLengthInChars`). */
const longestRevisionHistory = 2000;

/** Annotations that are not copied between a Deployment and its ReplicaSets. */
const notCopied: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  revisionHistoryAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  rollbackAnnotation,
]);

const isCopied = (key: string): boolean => !notCopied.has(key);

const pick = (annotations: Annotations, picks: (key: string) => boolean): Annotations =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => picks(key)));

/** The Deployment's annotations after a roll-back to a ReplicaSet: that one's, except those that are never copied. */
export const rolledBackAnnotations = (deployment: Deployment, replicaSet: ReplicaSet): Annotations => ({
  ...pick(annotationsOf(deployment), (key) => !isCopied(key)),
  ...pick(annotationsOf(replicaSet), isCopied),
});

/** How many replicas the Deployment asks for, and how many it may have, as its ReplicaSets note it. */
export const replicasAnnotations = (deployment: Deployment): Annotations => ({
  [desiredReplicasAnnotation]: String(desiredReplicas(deployment)),
  [maxReplicasAnnotation]: String(maxReplicasOf(deployment)),
});

/** Whether a ReplicaSet has all these annotations. */
export const hasAnnotations = (replicaSet: ReplicaSet, wanted: Annotations): boolean => {
  const annotations = annotationsOf(replicaSet);
  return Object.entries(wanted).every(([key, value]) => (annotations[key] ?? '') === value);
};

const countOf = (replicaSet: ReplicaSet, key: string): number | undefined => {
  const text = annotationsOf(replicaSet)[key];
  const count = text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined;
  return count !== undefined && count < 2 ** 31 ? count : undefined;
};

/** How many replicas the Deployment asked for when it wrote the ReplicaSet; undefined if that is not noted as a count. */
export const notedDesiredReplicas = (replicaSet: ReplicaSet): number | undefined =>
  countOf(replicaSet, desiredReplicasAnnotation);

/** How many replicas the Deployment might have when it wrote the ReplicaSet. */
export const notedMaxReplicas = (replicaSet: ReplicaSet): number | undefined =>
  countOf(replicaSet, maxReplicasAnnotation);

const withHistory = (annotations: Annotations, revision: string): Annotations => {
  const history = annotations[revisionHistoryAnnotation] ?? '';
  const revisions = history.split(',');
  if (revisions[0] === '') return { ...annotations, [revisionHistoryAnnotation]: revision };
  let length = history.length + revision.length + 1;
  let start = 0;
  for (; length > longestRevisionHistory && start < revisions.length; start += 1) {
    length -= (revisions[start]?.length ?? 0) + 1;
  }
  if (length > longestRevisionHistory) return annotations;
  return { ...annotations, [revisionHistoryAnnotation]: [...revisions.slice(start), revision].join(',') };
};

export type AnnotationsUpdate = { readonly annotations: Annotations; readonly changed: boolean };

/**
 * The annotations that the new ReplicaSet is to have: those of the Deployment, and its revision, which only ever grows; the
 * one that it had is added to its history. Where it has a revision that is no number, what was copied does not count as a
 * change.
 */
export const newReplicaSetAnnotations = (
  deployment: Deployment,
  replicaSet: ReplicaSet,
  revision: bigint,
): AnnotationsUpdate => {
  const before = annotationsOf(replicaSet);
  const copied = pick(annotationsOf(deployment), isCopied);
  const annotations = { ...before, ...copied };
  const noted = before[revisionAnnotation];
  const current = noted ? int64Of(noted) : 0n;
  if (current === undefined) return { annotations, changed: false };
  const isNews = Object.entries(copied).some(([key, value]) => before[key] !== value);
  if (current >= revision) return { annotations, changed: isNews };
  const numbered = { ...annotations, [revisionAnnotation]: String(revision) };
  return { annotations: noted === undefined ? numbered : withHistory(numbered, noted), changed: true };
};
