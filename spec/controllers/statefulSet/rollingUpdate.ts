import type { Pod } from '../../api/objects/core.ts';
import { scaledValue } from '../common/intOrPercent.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { otherError } from '../common/syncError.ts';
import { replicasOf } from './ordinals.ts';
import { podRevision } from './podIdentity.ts';
import { isUnavailable } from './podState.ts';
import { deleteReplica } from './podWrites.ts';
import type { Errors, StatefulSetPass } from './statefulSetView.ts';

/** How many Pods were deleted for the update, and errors. */
export type Updated = { readonly deleted: number; readonly errors: Errors };

const nothing: Updated = { deleted: 0, errors: [] };

const unavailableIn = ({ view, set }: StatefulSetPass, pod: Pod): boolean =>
  isUnavailable(pod, set.spec?.minReadySeconds ?? 0, view.now);

/** The replicas from the partition on, highest first. The partition counts from the first replica, not from ordinal 0. */
const candidates = ({ set }: StatefulSetPass, replicas: readonly Pod[]): readonly Pod[] =>
  replicas.slice(set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0).toReversed();

const isOutdated = (pod: Pod, revision: string): boolean =>
  podRevision(pod) !== revision && !isBeingDeleted(pod);

/** One Pod at a time: the highest that is outdated, once all above it are available. */
const updateOneByOne = (pass: StatefulSetPass, replicas: readonly Pod[], revision: string): Updated => {
  for (const pod of candidates(pass, replicas)) {
    if (isOutdated(pod, revision)) {
      const errors = deleteReplica(pass, pod);
      return { deleted: errors.length > 0 ? 0 : 1, errors };
    }
    if (unavailableIn(pass, pod)) return nothing;
  }
  return nothing;
};

/**
 * Several Pods at a time: as many as may be unavailable at least one, less those that are.
 * https://kep.k8s.io/961
 */
const updateSeveral = (pass: StatefulSetPass, replicas: readonly Pod[], revision: string): Updated => {
  const { rollingUpdate } = pass.set.spec?.updateStrategy ?? {};
  const maxUnavailable = scaledValue(rollingUpdate?.maxUnavailable ?? 1, replicasOf(pass.set), 'down');
  if (maxUnavailable === undefined) {
    return { deleted: 0, errors: [otherError('invalid value for IntOrString')] };
  }
  const unavailable = replicas.filter((pod) => unavailableIn(pass, pod)).length;
  const allowed = Math.max(1, maxUnavailable) - unavailable;
  let deleted = 0;
  for (const pod of candidates(pass, replicas)) {
    if (deleted >= allowed) break;
    if (!isOutdated(pod, revision)) continue;
    const errors = deleteReplica(pass, pod);
    if (errors.length > 0) return { deleted, errors };
    deleted += 1;
  }
  return { deleted, errors: [] };
};

/**
 * Deletes Pods of another revision, from the highest ordinal down to the partition; they are created again with the new one.
 * With OnDelete that is left to others. maxUnavailable counts only with its gate.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
export const updatePods = (pass: StatefulSetPass, replicas: readonly Pod[], revision: string): Updated => {
  if (pass.set.spec?.updateStrategy?.type === 'OnDelete') return nothing;
  return pass.view.version.features.MaxUnavailableStatefulSet
    ? updateSeveral(pass, replicas, revision)
    : updateOneByOne(pass, replicas, revision);
};
