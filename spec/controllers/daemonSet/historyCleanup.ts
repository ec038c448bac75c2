import { syncErrorOf } from '../common/syncError.ts';
import { type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { revisionHashLabel } from './podRevision.ts';
import { podsByNode } from './podsByNode.ts';

/**
 * Deletes old revisions until no more than revisionHistoryLimit are left, the lowest first; one that a Pod still has is passed
 * over.
 */
export const cleanUpHistory = (pass: DaemonSetPass, old: readonly ControllerRevision[]): Errors => {
  const { errors, pods } = podsByNode(pass, true);
  if (errors) return errors;
  const live = new Set(
    [...pods.values()].flat().map(({ metadata }) => metadata?.labels?.[revisionHashLabel] ?? ''),
  );
  const unused = old
    .toSorted((a, b) => a.revision - b.revision)
    .filter(({ metadata }) => {
      const hash = metadata?.labels?.[revisionHashLabel] ?? '';
      return hash === '' || !live.has(hash);
    });
  const surplus = Math.max(0, old.length - (pass.daemonSet.spec?.revisionHistoryLimit ?? 10));
  for (const revision of unused.slice(0, surplus)) {
    const error = pass.calls.call({ kind: 'deleteRevision', name: revisionName(revision) });
    if (error) return [syncErrorOf(error)];
  }
  return [];
};
