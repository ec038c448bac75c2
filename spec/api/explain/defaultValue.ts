import { setDefaults } from '../create.ts';
import { decodeObject } from '../decode/object.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import { resourceOfKind, resourceType } from '../resourceTypes.ts';
import type { FieldShape, Shape } from '../schema/shape.ts';
import type { Kind, TypeName } from '../schema/typeNames.ts';

/** What a field is when nothing is said, and, where that depends on other fields, the rule. */
export type DefaultValue = { readonly value?: unknown; readonly rule?: string };

const byTag = 'Always for the tag latest or none, otherwise IfNotPresent';

/** Defaults that depend on other fields. */
const rules: { readonly [type in TypeName]?: { readonly [field: string]: string } } = {
  'core.Container': { imagePullPolicy: byTag },
  'core.EphemeralContainer': { imagePullPolicy: byTag },
  'core.ImageVolumeSource': { pullPolicy: byTag },
  'core.ContainerPort': { hostPort: 'the containerPort, if the Pod is in the network of its node' },
  'core.ResourceRequirements': { requests: 'of each resource its limit' },
  'core.PodSpec': { resources: 'requests: of each resource its limit, else the sum over the containers' },
  'batch.JobSpec': {
    completions: '1, if parallelism is not given either',
    backoffLimit: '6; without limit if backoffLimitPerIndex is given',
    podReplacementPolicy: 'TerminatingOrFailed; Failed if there is a podFailurePolicy',
    selector: 'the labels that the Job is given by its UID',
  },
};

/** The least value in which the fields below can be defaulted. */
const around = (shape: Shape, inner: unknown): unknown => {
  if (shape.is === 'list') return [around(shape.of, inner)];
  return shape.is === 'map' ? { key: around(shape.of, inner) } : inner;
};

const inside = (shape: Shape, value: unknown): unknown => {
  if (shape.is === 'list') return inside(shape.of, (value as readonly unknown[] | undefined)?.[0]);
  if (shape.is === 'map') return inside(shape.of, (value as Record<string, unknown> | undefined)?.key);
  return value;
};

const valueAt = (object: Record<string, unknown>, fields: readonly FieldShape[]): unknown => {
  let value: unknown = object;
  for (const [index, field] of fields.entries()) {
    const around = fields[index - 1];
    if (around !== undefined) value = inside(around.shape, value);
    value = (value as Record<string, unknown> | undefined)?.[field.name];
  }
  return value;
};

/**
 * The default of the last of these fields, each within the one before: an object that has nothing but the fields
 * around it is given its defaults.
 */
export const defaultValue = (kind: Kind, fields: readonly FieldShape[], owner: TypeName): DefaultValue => {
  const last = fields.at(-1);
  const resource = resourceOfKind(kind);
  if (last === undefined || resource === undefined) return {};
  const rule = fields[0]?.name === 'status' ? undefined : rules[owner]?.[last.name];
  if (rule !== undefined) return { rule };
  const least = fields
    .slice(0, -1)
    .reduceRight<Record<string, unknown>>(
      (inner, field) => ({ [field.name]: around(field.shape, inner) }),
      {},
    );
  const { object } = decodeObject(resourceType(resource).shape, least);
  const before = valueAt(object, fields);
  setDefaults(resource, object as ApiObject);
  const value = valueAt(object, fields);
  const given = value === undefined || value === before || typeof before === 'object';
  return given ? {} : { value };
};
