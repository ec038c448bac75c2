import { generatedName } from './create.ts';
import type { ApiObject } from './objects/apiObject.ts';
import { type ResourceName, resourceType } from './resourceTypes.ts';
import type { FieldShape, Shape, StructShape } from './schema/shape.ts';

/** What a field shows that holds nothing; undefined: it is left out. */
const shownEmpty = ({ shape, pointer, written, omitZero }: FieldShape): unknown => {
  if (pointer || omitZero) return written ? null : undefined;
  if (shape.is === 'struct') return shownStruct(shape, {});
  if (shape.is === 'Time' || shape.is === 'MicroTime') return null;
  return written && (shape.is === 'list' || shape.is === 'map') ? null : undefined;
};

const isEmptyCollection = (shape: Shape, value: unknown): boolean =>
  (shape.is === 'list' || shape.is === 'map') && Object.keys(value as object).length === 0;

const shownStruct = (
  shape: StructShape,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const shown: Record<string, unknown> = {};
  for (const field of shape.fields.values()) {
    const given = value[field.name];
    const isMissing = given === undefined || given === null || isEmptyCollection(field.shape, given);
    const each = isMissing ? shownEmpty(field) : shownValue(field.shape, given);
    if (each !== undefined) shown[field.name] = each;
  }
  return shown;
};

const shownValue = (shape: Shape, value: unknown): unknown => {
  switch (shape.is) {
    case 'struct':
      return shownStruct(shape, value as Readonly<Record<string, unknown>>);
    case 'list':
      return (value as readonly unknown[]).map((item) => shownValue(shape.of, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([name, item]) => [name, shownValue(shape.of, item)]),
      );
    default:
      return value;
  }
};

/**
 * A stored object as the API server serves it: parts that are no pointers are shown even if they are empty
 * (`resources: {}`, `status: {}`), and times and lists that are always written are null if there are none
 * (`lastProbeTime: null`).
 */
export const served = (resource: ResourceName, object: ApiObject): Record<string, unknown> => {
  const { shape } = resourceType(resource);
  return shownStruct(shape, object as Readonly<Record<string, unknown>>);
};

type Conditions = { readonly conditions?: readonly Record<string, unknown>[] } | null | undefined;

/** Times of conditions that creation sets to its own are not known here. */
const withoutConditionTimes = (status: unknown): unknown => {
  const { conditions, ...rest } = (status ?? {}) as NonNullable<Conditions>;
  if (!Array.isArray(conditions)) return status;
  return {
    ...rest,
    conditions: conditions.map(({ lastTransitionTime, ...condition }) =>
      lastTransitionTime === null ? condition : { ...condition, lastTransitionTime },
    ),
  };
};

/**
 * A created object as the API server serves it, without what the server chose: its UID, times, and a name that was
 * made with this suffix.
 */
export const servedAsCreated = (
  resource: ResourceName,
  object: ApiObject,
  nameSuffix: string,
): Record<string, unknown> => {
  const { apiVersion, kind, metadata, status, ...rest } = served(resource, object);
  const { uid: _, name, ...others } = (metadata ?? {}) as NonNullable<ApiObject['metadata']>;
  const { generateName } = others;
  const isGenerated = generateName !== undefined && name === generatedName(generateName, nameSuffix);
  return {
    apiVersion,
    kind,
    metadata: isGenerated || name === undefined ? others : { name, ...others },
    ...rest,
    ...(status === undefined ? {} : { status: withoutConditionTimes(status) }),
  };
};
