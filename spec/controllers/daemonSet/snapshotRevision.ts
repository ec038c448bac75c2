import type { DaemonSetStatus } from '../../api/objects/apps.ts';
import { controllerReference, daemonSetKind } from '../common/ownerReferences.ts';
import { syncErrorOf } from '../common/syncError.ts';
import { type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import { podTemplateHash } from '../podTemplateHash/podTemplateHash.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { revisionHashLabel } from './podRevision.ts';

const revisionFor = ({ daemonSet }: DaemonSetPass, data: string, revision: number): ControllerRevision => {
  const { metadata, spec, status } = daemonSet;
  const template = spec?.template ?? {};
  const hash = podTemplateHash(template, status?.collisionCount);
  return {
    metadata: {
      name: `${metadata?.name}-${hash}`,
      namespace: metadata?.namespace ?? '',
      labels: { ...template.metadata?.labels, [revisionHashLabel]: hash },
      ...(metadata?.annotations ? { annotations: metadata.annotations } : {}),
      ownerReferences: [controllerReference(daemonSet, daemonSetKind)],
    },
    revision,
    data,
  };
};

/** Two templates have the same hash: one collision more is noted in the status, so that the next pass tries another name. */
const noteCollision = (pass: DaemonSetPass): Errors => {
  const { daemonSet, view, calls } = pass;
  if (!view.live.found) return [syncErrorOf(view.live.error)];
  const collisionCount = (daemonSet.status?.collisionCount ?? 0) + 1;
  const status = { ...daemonSet.status, collisionCount } as DaemonSetStatus;
  const error = calls.call({ kind: 'updateCollisionCount', status });
  if (error) return [syncErrorOf(error)];
  pass.status = status;
  return [];
};

/**
 * Creates the revision for the DaemonSet's template. Where there is one of its name that holds the same, that is it; where it
 * holds something else the pass fails.
 */
export const snapshotRevision = (
  pass: DaemonSetPass,
  data: string,
  revision: number,
): ControllerRevision | { readonly errors: Errors } => {
  const wanted = revisionFor(pass, data, revision);
  const error = pass.calls.call({ kind: 'createRevision', revision: wanted });
  if (error === undefined) return wanted;
  const existing = [...pass.view.revisions, ...pass.view.unseenRevisions].find(
    (each) =>
      revisionName(each) === revisionName(wanted) && each.metadata?.namespace === wanted.metadata?.namespace,
  );
  if (error.reason !== 'AlreadyExists' || !existing) return { errors: [syncErrorOf(error)] };
  if (existing.data === data) return existing;
  const errors = noteCollision(pass);
  return { errors: errors.length > 0 ? errors : [syncErrorOf(error)] };
};
