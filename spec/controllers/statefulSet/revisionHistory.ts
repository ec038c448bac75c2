import type { Pod } from '../../api/objects/core.ts';
import { syncErrorOf } from '../common/syncError.ts';
import { type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import { podRevision } from './podIdentity.ts';
import type { Errors, StatefulSetPass } from './statefulSetView.ts';

/**
 * Deletes revisions that no Pod has and that are neither current nor the update's, the lowest first, until no more than
 * revisionHistoryLimit are left. `sorted`: lowest first.
 */
export const truncateHistory = (
  { set, calls }: StatefulSetPass,
  pods: readonly Pod[],
  sorted: readonly ControllerRevision[],
  inUse: readonly string[],
): Errors => {
  const live = new Set([...inUse, ...pods.map(podRevision)]);
  const unused = sorted.map(revisionName).filter((name) => !live.has(name));
  const limit = set.spec?.revisionHistoryLimit ?? 10;
  if (limit < 0) return [];
  for (const name of unused.slice(0, Math.max(0, unused.length - limit))) {
    const error = calls.call({ kind: 'deleteRevision', name });
    if (error) return [syncErrorOf(error)];
  }
  return [];
};
