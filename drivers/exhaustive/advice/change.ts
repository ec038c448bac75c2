import type { ClusterInput, ManifestObject } from '../../../models/cluster/plan/input.ts';

/** A change of manifests that may mend what is violated. */
export type Change = {
  /** `Deployment web: 2 replicas in place of 1` */
  readonly says: string;
  /** what it is about: of two changes of the same only one is made */
  readonly part: string;
  readonly apply: (input: ClusterInput) => ClusterInput;
};

type Fields = { readonly [field: string]: unknown };

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What is found on a way through plain data. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, field) => fieldsOf(inner)[field], value);

/** Plain data with another value on a way through it; what is missing on the way is made. */
export const withValue = (value: unknown, path: readonly string[], put: unknown): Fields => {
  const [field, ...rest] = path;
  const fields = fieldsOf(value);
  return field === undefined
    ? fields
    : { ...fields, [field]: rest.length === 0 ? put : withValue(fields[field], rest, put) };
};

export const nameOf = ({ object }: Pick<ManifestObject, 'object'>): string =>
  String(at(object, 'metadata', 'name') ?? '');

export const namespaceOf = ({ object }: Pick<ManifestObject, 'object'>): string =>
  String(at(object, 'metadata', 'namespace') || 'default');

const isSame = (one: ManifestObject, other: ManifestObject): boolean =>
  one.kind === other.kind && nameOf(one) === nameOf(other) && namespaceOf(one) === namespaceOf(other);

/** The same object edited wherever it stands, also in what it is changed to by a rollout. */
export const edited = (
  input: ClusterInput,
  target: ManifestObject,
  edit: (object: Fields) => Fields,
): ClusterInput => {
  const all = (objects: readonly ManifestObject[]): readonly ManifestObject[] =>
    objects.map((each) => (isSame(each, target) ? { ...each, object: edit(each.object) } : each));
  return { ...input, objects: all(input.objects), ...(input.changed && { changed: all(input.changed) }) };
};
