import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod, PodCondition, PodSpec, PodStatus } from '../../../spec/api/objects/core.ts';

/** Which parts of a Pod differ between two events of its life. */
export type PodChange = {
  /** what identifies it: name, namespace, UID, creation time */
  readonly identity: boolean;
  readonly labels: boolean;
  readonly annotations: boolean;
  readonly finalizers: boolean;
  readonly owners: boolean;
  /** deletionTimestamp or deletionGracePeriodSeconds */
  readonly deletion: boolean;
  /** by how much metadata.generation grew */
  readonly generation: number;
  readonly nodeName: boolean;
  /** anything of the spec but nodeName */
  readonly spec: boolean;
  /** the types of the conditions that differ */
  readonly conditions: readonly string[];
  /** the other fields of the status that differ */
  readonly status: readonly string[];
};

export const podChange = (before: Pod, after: Pod): PodChange => {
  const old = before.metadata!;
  const next = after.metadata!;
  return {
    identity:
      old.name !== next.name ||
      old.namespace !== next.namespace ||
      old.creationTimestamp !== next.creationTimestamp ||
      old.generateName !== next.generateName,
    labels: !deepEqual(old.labels, next.labels),
    annotations: !deepEqual(old.annotations, next.annotations),
    finalizers: !deepEqual(old.finalizers, next.finalizers),
    owners: !deepEqual(old.ownerReferences, next.ownerReferences),
    deletion:
      old.deletionTimestamp !== next.deletionTimestamp ||
      old.deletionGracePeriodSeconds !== next.deletionGracePeriodSeconds,
    generation: (next.generation ?? 0) - (old.generation ?? 0),
    nodeName: before.spec?.nodeName !== after.spec?.nodeName,
    spec: specDiffers(before, after),
    conditions: changedConditions(before.status?.conditions, after.status?.conditions),
    status: changedFields(before.status ?? {}, after.status ?? {}),
  };
};

/** Anything of the spec but nodeName differs. */
const specDiffers = ({ spec: old = noSpec }: Pod, { spec: next = noSpec }: Pod): boolean => {
  if (old === next) return false;
  for (const field of Object.keys(next) as (keyof PodSpec)[]) {
    if (field !== 'nodeName' && !deepEqual(old[field], next[field])) return true;
  }
  for (const field in old) if (field !== 'nodeName' && !Object.hasOwn(next, field)) return true;
  return false;
};

const noSpec: PodSpec = { containers: [] };
const none: readonly string[] = [];

/** The types of the conditions that came, went or changed; all of them if only their order did. */
const changedConditions = (
  before: readonly PodCondition[] = [],
  after: readonly PodCondition[] = [],
): readonly string[] => {
  if (before === after) return none;
  const changed: string[] = [];
  for (const condition of after) {
    const old = before.find(({ type }) => type === condition.type);
    if (!deepEqual(old, condition)) changed.push(condition.type);
  }
  for (const { type } of before) if (!after.some((condition) => condition.type === type)) changed.push(type);
  const reordered = changed.length === 0 && after.some(({ type }, at) => before[at]?.type !== type);
  return reordered ? after.map(({ type }) => type) : changed;
};

const changedFields = (before: PodStatus, after: PodStatus): readonly string[] => {
  if (before === after) return none;
  const changed: string[] = [];
  for (const field of Object.keys(after) as (keyof PodStatus)[]) {
    if (field !== 'conditions' && !deepEqual(before[field], after[field])) changed.push(field);
  }
  for (const field in before) if (field !== 'conditions' && !Object.hasOwn(after, field)) changed.push(field);
  return changed;
};

/** Whether anything of the metadata that others than the API server write differs. */
export const changesMetadata = ({ labels, annotations, finalizers, owners }: PodChange): boolean =>
  labels || annotations || finalizers || owners;

export const changesStatus = ({ conditions, status }: PodChange): boolean =>
  conditions.length > 0 || status.length > 0;
