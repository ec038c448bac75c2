import { setPodTemplateDefaults } from '../../api/defaults/podSpec.ts';
import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { controllerReference, statefulSetKind } from '../common/ownerReferences.ts';
import { otherError, syncErrorOf } from '../common/syncError.ts';
import {
  type ControllerRevision,
  controllerRevisionHash,
  controllerRevisionName,
  revisionName,
} from '../history/controllerRevision.ts';
import { revisionData, templateOfRevision } from '../history/revisionData.ts';
import { type Errors, podUpdateTries, type StatefulSetPass } from './statefulSetView.ts';
import type { PodRevision, Revisions } from './updateStatefulSet.ts';

const hashLabel = 'controller.kubernetes.io/hash';

type Made = { readonly revision: ControllerRevision; readonly collisionCount: number };
type Failed = { readonly errors: Errors };

/** A revision of this template whose name does not collide, as far as the number of collisions tells. */
const newRevision = (
  { set }: StatefulSetPass,
  data: string,
  revision: number,
  collisions: number,
): ControllerRevision => {
  const hash = controllerRevisionHash(data, collisions);
  const { name = '', namespace = '', annotations } = set.metadata ?? {};
  return {
    metadata: {
      name: controllerRevisionName(name, hash),
      namespace,
      labels: { ...set.spec?.template?.metadata?.labels, [hashLabel]: hash },
      ...(annotations ? { annotations } : {}),
      ownerReferences: [controllerReference(set, statefulSetKind)],
    },
    revision,
    data,
  };
};

/**
 * Creates a revision. Where there is one of its name that holds the same, that is it; where it holds something else, there is
 * a collision, and another name is tried.
 */
const createRevision = (
  pass: StatefulSetPass,
  data: string,
  revision: number,
  collisions: number,
): Made | Failed => {
  const { revisions } = pass.view;
  for (
    let collisionCount = collisions;
    collisionCount <= collisions + revisions.length;
    collisionCount += 1
  ) {
    const wanted = newRevision(pass, data, revision, collisionCount);
    const error = pass.calls.call({ kind: 'createRevision', revision: wanted });
    if (error === undefined) return { revision: wanted, collisionCount };
    if (error.reason !== 'AlreadyExists') return { errors: [syncErrorOf(error)] };
    const existing = revisions.find((each) => revisionName(each) === revisionName(wanted));
    if (!existing) break;
    if (existing.data === data) return { revision: existing, collisionCount };
  }
  return { errors: [{ reason: 'NotFound', message: 'the revision that is in the way is not in the cache' }] };
};

/** Gives a revision a higher number, again where somebody else wrote it meanwhile. */
const raiseRevision = (
  { calls }: StatefulSetPass,
  existing: ControllerRevision,
  revision: number,
): ControllerRevision | Failed => {
  const raised = { ...existing, revision };
  for (let tries = 1; ; tries += 1) {
    const error = calls.call({ kind: 'updateRevision', revision: raised });
    if (error === undefined) return raised;
    if (error.reason !== 'Conflict' || tries >= podUpdateTries) return { errors: [syncErrorOf(error)] };
  }
};

/** Whether a revision that is written otherwise, such as by an older release, brings back the same template. */
const meansTheSame = (
  { view }: StatefulSetPass,
  { data: written }: ControllerRevision,
  data: string,
): boolean => {
  if (!view.version.features.StatefulSetSemanticRevisionComparison) return false;
  const template = templateOfRevision(written);
  if (template === undefined) return false;
  setPodTemplateDefaults(template);
  return revisionData(template) === data;
};

/**
 * The revision of the set's template: the newest if it holds it; an older one that holds it, with a new number, as after a
 * roll-back; the newest if it means the same; or a new one.
 */
const updateRevisionOf = (pass: StatefulSetPass, sorted: readonly ControllerRevision[]): Made | Failed => {
  const { spec, status } = pass.set;
  const collisionCount = status?.collisionCount ?? 0;
  const data = revisionData(spec?.template ?? ({} as PodTemplateSpec));
  const latest = sorted.at(-1);
  const next = (latest?.revision ?? 0) + 1;
  const equal = sorted.findLast((revision) => revision.data === data);
  if (equal && equal.data === latest?.data) return { revision: latest, collisionCount };
  if (equal) {
    const raised = raiseRevision(pass, equal, next);
    return 'errors' in raised ? raised : { revision: raised, collisionCount };
  }
  if (latest && meansTheSame(pass, latest, data)) return { revision: latest, collisionCount };
  return createRevision(pass, data, next, collisionCount);
};

const podRevisionOf = (revision: ControllerRevision): PodRevision | Failed => {
  const template = templateOfRevision(revision.data);
  const name = revisionName(revision);
  return template ? { name, template } : { errors: [otherError(`revision ${name} holds no template`)] };
};

/** The revisions of a set: what its Pods are updated to, and what they were before. `sorted`: lowest first. */
export const revisionsOf = (
  pass: StatefulSetPass,
  sorted: readonly ControllerRevision[],
): Revisions | Failed => {
  const made = updateRevisionOf(pass, sorted);
  if ('errors' in made) return made;
  const currentName = pass.set.status?.currentRevision ?? '';
  const existing = sorted.find((revision) => revisionName(revision) === currentName);
  const current = podRevisionOf(existing ?? made.revision);
  const update = podRevisionOf(made.revision);
  if ('errors' in current) return current;
  return 'errors' in update ? update : { current, update, collisionCount: made.collisionCount };
};
