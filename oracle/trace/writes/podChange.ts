import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod, PodCondition, PodStatus } from '../../../spec/api/objects/core.ts';

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

const differs = <T extends object>(before: T | undefined, after: T | undefined, field: keyof T): boolean =>
  !deepEqual(before?.[field], after?.[field]);

export const podChange = (before: Pod, after: Pod): PodChange => {
  const [old, next] = [before.metadata!, after.metadata!];
  const meta = (field: keyof typeof old): boolean => differs(old, next, field);
  return {
    identity: meta('name') || meta('namespace') || meta('creationTimestamp') || meta('generateName'),
    labels: meta('labels'),
    annotations: meta('annotations'),
    finalizers: meta('finalizers'),
    owners: meta('ownerReferences'),
    deletion: meta('deletionTimestamp') || meta('deletionGracePeriodSeconds'),
    generation: (next.generation ?? 0) - (old.generation ?? 0),
    nodeName: before.spec?.nodeName !== after.spec?.nodeName,
    spec: specDiffers(before, after),
    conditions: changedConditions(before.status?.conditions, after.status?.conditions),
    status: changedFields(before.status ?? {}, after.status ?? {}),
  };
};

const specDiffers = (before: Pod, after: Pod): boolean => {
  const { nodeName: from, ...old } = before.spec ?? { containers: [] };
  const { nodeName: to, ...next } = after.spec ?? { containers: [] };
  return !deepEqual(old, next);
};

/** The types of the conditions that came, went or changed; all of them if only their order did. */
const changedConditions = (
  before: readonly PodCondition[] = [],
  after: readonly PodCondition[] = [],
): readonly string[] => {
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
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PodStatus>;
  fields.delete('conditions');
  return [...fields].filter((field) => differs(before, after, field));
};

/** Whether anything of the metadata that others than the API server write differs. */
export const changesMetadata = ({ labels, annotations, finalizers, owners }: PodChange): boolean =>
  labels || annotations || finalizers || owners;

export const changesStatus = ({ conditions, status }: PodChange): boolean =>
  conditions.length > 0 || status.length > 0;
