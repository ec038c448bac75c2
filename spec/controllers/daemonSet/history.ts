import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { claimObjects } from '../common/controllerRefManager.ts';
import { otherError, type SyncError } from '../common/syncError.ts';
import { type ControllerRevision, revisionName } from '../history/controllerRevision.ts';
import { revisionData } from '../history/revisionData.ts';
import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { dedupRevisions } from './dedupRevisions.ts';
import { revisionHashLabel } from './podRevision.ts';
import { snapshotRevision } from './snapshotRevision.ts';

export type History =
  | { readonly errors: Errors }
  | {
      readonly errors?: undefined;
      readonly current: ControllerRevision;
      readonly old: readonly ControllerRevision[];
    };

/** The hash that the Pods of a revision carry as a label; empty if it has none. */
export const hashOf = ({ metadata }: ControllerRevision): string =>
  metadata?.labels?.[revisionHashLabel] ?? '';

/** Errors of the history are told as a text; that nothing may be adopted is still to be seen in it. */
const asText = (errors: Errors): Errors =>
  errors.map(
    (error): SyncError =>
      error.reason === 'CannotAdopt'
        ? error
        : otherError(`failed to construct revisions of DaemonSet: ${error.message}`),
  );

const claimRevisions = ({ view, daemonSet, calls }: DaemonSetPass) => {
  const compiled = compileLabelSelector(daemonSet.spec?.selector);
  if (!compiled.valid) return { claimed: [], errors: [otherError(compiled.reason)] };
  const inNamespace = view.revisions.filter(
    ({ metadata }) => metadata?.namespace === daemonSet.metadata?.namespace,
  );
  return claimObjects(inNamespace, {
    owner: daemonSet,
    live: view.live,
    selects: ({ metadata }) => selects(compiled.selector, metadata?.labels),
    adopt: (revision) => calls.call({ kind: 'adoptRevision', name: revisionName(revision) }),
    release: (revision) => calls.call({ kind: 'releaseRevision', name: revisionName(revision) }),
  });
};

/** A revision without a hash gets its own name for one, which cannot collide. */
const withHash = (revision: ControllerRevision): ControllerRevision => ({
  ...revision,
  metadata: {
    ...revision.metadata,
    labels: { ...revision.metadata?.labels, [revisionHashLabel]: revisionName(revision) },
  },
});

const write = (
  { calls }: DaemonSetPass,
  revision: ControllerRevision,
): ControllerRevision | { readonly errors: Errors } => {
  const error = calls.call({ kind: 'updateRevision', revision });
  return error ? { errors: asText([otherError(error.message)]) } : revision;
};

const labelled = (pass: DaemonSetPass, revisions: readonly ControllerRevision[]) => {
  const all: ControllerRevision[] = [];
  for (const revision of revisions) {
    const hasLabel = revision.metadata?.labels?.[revisionHashLabel] !== undefined;
    const result = hasLabel ? revision : write(pass, withHash(revision));
    if ('errors' in result) return result;
    all.push(result);
  }
  return { all };
};

/**
 * The revision that holds the DaemonSet's template, and the older ones. Revisions are adopted and released; one without a hash
 * gets one; of several that hold the template one is kept; it gets the highest number; it is created if there is none.
 * https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/#understanding-daemonset-revisions
 */
export const constructHistory = (pass: DaemonSetPass): History => {
  const { claimed, errors } = claimRevisions(pass);
  if (errors.length > 0) return { errors: asText(errors) };
  const labels = labelled(pass, claimed);
  if ('errors' in labels) return labels;
  const data = revisionData(pass.daemonSet.spec?.template ?? ({} as PodTemplateSpec));
  const same = labels.all.filter((revision) => revision.data === data);
  const old = labels.all.filter((revision) => revision.data !== data);
  const next = old.reduce((highest, { revision }) => Math.max(highest, revision), 0) + 1;
  const current = same.length > 0 ? dedupRevisions(pass, same) : snapshotRevision(pass, data, next);
  if ('errors' in current) return { errors: asText(current.errors) };
  if (same.length > 0 && current.revision < next) {
    const raised = write(pass, { ...current, revision: next });
    if ('errors' in raised) return raised;
  }
  return { current, old };
};
