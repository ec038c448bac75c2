import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import { int64Of } from '../common/int64Text.ts';
import { annotationsOf } from './deploymentPass.ts';

/** The annotation that counts the templates of a Deployment, on its ReplicaSets and on itself. */
export const revisionAnnotation = 'deployment.kubernetes.io/revision';

/** The revision of a ReplicaSet: 0 if it has none, undefined if the annotation is no number. */
export const revisionOf = (object: Deployment | ReplicaSet): bigint | undefined => {
  const text = annotationsOf(object)[revisionAnnotation];
  return text === undefined ? 0n : int64Of(text);
};

const revisionsOf = (replicaSets: readonly ReplicaSet[]): readonly bigint[] =>
  replicaSets.flatMap((replicaSet) => revisionOf(replicaSet) ?? []);

/** The highest revision of these ReplicaSets; 0 if there is none. */
export const maxRevision = (replicaSets: readonly ReplicaSet[]): bigint =>
  revisionsOf(replicaSets).reduce((highest, revision) => (revision > highest ? revision : highest), 0n);

/** The second highest revision of these ReplicaSets, the one before the current; 0 if there is none. */
export const lastRevision = (replicaSets: readonly ReplicaSet[]): bigint => {
  let [highest, second] = [0n, 0n];
  for (const revision of revisionsOf(replicaSets)) {
    if (revision >= highest) [highest, second] = [revision, highest];
    else if (revision > second) second = revision;
  }
  return second;
};
