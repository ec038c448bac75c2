import { syncErrorOf } from '../common/syncError.ts';
import { type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { hasHash, revisionHashLabel } from './podRevision.ts';
import { claimDaemonPods } from './podsByNode.ts';

/** Keeps of several equal revisions the one with the highest number; the Pods get its hash, the others are deleted. */
export const dedupRevisions = (
  pass: DaemonSetPass,
  revisions: readonly ControllerRevision[],
): ControllerRevision | { readonly errors: Errors } => {
  const kept = revisions.reduce((best, each) => (each.revision >= best.revision ? each : best));
  if (revisions.length === 1) return kept;
  const { claimed, errors } = claimDaemonPods(pass);
  if (errors.length > 0) return { errors };
  const hash = kept.metadata?.labels?.[revisionHashLabel] ?? '';
  for (const pod of claimed) {
    if (hasHash(pod, hash)) continue;
    const error = pass.calls.call({ kind: 'relabelPod', pod: pod.metadata?.name ?? '', hash });
    if (error) return { errors: [syncErrorOf(error)] };
  }
  for (const revision of revisions) {
    if (revisionName(revision) === revisionName(kept)) continue;
    const error = pass.calls.call({ kind: 'deleteRevision', name: revisionName(revision) });
    if (error) return { errors: [syncErrorOf(error)] };
  }
  return kept;
};
