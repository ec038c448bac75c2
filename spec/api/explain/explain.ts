import descriptions from '../schema/descriptions.generated.json' with { type: 'json' };
import { type FieldShape, kindShape, modelledKinds, type Shape, type StructShape } from '../schema/shape.ts';
import type { Kind, TypeName } from '../schema/typeNames.ts';
import { defaultValue } from './defaultValue.ts';
import { type Mutability, mutability } from './mutability.ts';

/** An attribute of the API: what it holds, what it is when nothing is said, whether it can change. */
export type Explanation = {
  /** `pod.spec.containers.livenessProbe`: without indexes */
  readonly path: string;
  readonly kind: Kind;
  readonly apiVersion: string;
  /** `string`, `[]Container`, `map[string]Quantity` */
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  /** in words, where the default depends on other fields */
  readonly defaultRule?: string;
  /** absent for kinds whose updates are not modelled */
  readonly mutability?: Mutability;
  /** the values that the API defines, where there is a fixed set */
  readonly values?: readonly string[];
  /** what the API's reference says of the field; empty if nothing */
  readonly description: string;
  /** what the API's reference says of the type of the field */
  readonly typeDescription: string;
  readonly fields: readonly Explanation[];
};

export type ExplainAnswer =
  | { readonly found: true; readonly explanation: Explanation }
  | {
      readonly found: false;
      /** the part of the path that is known; empty if not even the kind is */
      readonly known: string;
      readonly unknown: string;
      /** what could stand there */
      readonly expected: readonly string[];
    };

const shortNames: Readonly<Record<string, Kind>> = {
  po: 'Pod',
  no: 'Node',
  ns: 'Namespace',
  svc: 'Service',
  sa: 'ServiceAccount',
  rs: 'ReplicaSet',
  deploy: 'Deployment',
  sts: 'StatefulSet',
  ds: 'DaemonSet',
  cj: 'CronJob',
  pv: 'PersistentVolume',
  pvc: 'PersistentVolumeClaim',
  pdb: 'PodDisruptionBudget',
  pc: 'PriorityClass',
  sc: 'StorageClass',
  limits: 'LimitRange',
  quota: 'ResourceQuota',
};

const plural = (kind: string): string => (kind.endsWith('s') ? `${kind}es` : `${kind}s`);

const kindOf = (name: string): Kind | undefined => {
  const lower = name.toLowerCase();
  if (Object.hasOwn(shortNames, lower)) return shortNames[lower];
  return modelledKinds.find((kind) => [kind.toLowerCase(), plural(kind.toLowerCase())].includes(lower));
};

const typeText = (shape: Shape): string => {
  if (shape.is === 'list') return `[]${typeText(shape.of)}`;
  if (shape.is === 'map') return `map[string]${typeText(shape.of)}`;
  return shape.is === 'struct' ? (shape.name.split('.').at(-1) ?? '') : shape.is;
};

/** The structure whose fields stand below a field, if any. */
const structOf = (shape: Shape): StructShape | undefined => {
  if (shape.is === 'list' || shape.is === 'map') return structOf(shape.of);
  return shape.is === 'struct' ? shape : undefined;
};

type Texts = { readonly [type: string]: { readonly [field: string]: string } };
type Values = { readonly [type: string]: { readonly [field: string]: readonly string[] } };

const textOf = (type: string, field: string): string => (descriptions.types as Texts)[type]?.[field] ?? '';

const valuesOf = (type: string, field: string): readonly string[] | undefined =>
  (descriptions.values as unknown as Values)[type]?.[field];

type Place = {
  readonly kind: Kind;
  readonly apiVersion: string;
  /** the path as it was asked for, up to here */
  readonly path: string;
  /** from the object down to here */
  readonly fields: readonly FieldShape[];
  /** the type that has the last field */
  readonly owner: TypeName;
};

/** How far down the fields are told. */
type Depth = 'none' | 'one' | 'all';

const below = (place: Place, struct: StructShape): readonly Place[] =>
  [...struct.fields.values()].map((field) => ({
    ...place,
    path: `${place.path}.${field.name}`,
    fields: [...place.fields, field],
    owner: struct.name as TypeName,
  }));

/** A type that holds itself is not told again. */
const holdsItself = (struct: StructShape, fields: readonly FieldShape[]): boolean =>
  fields.slice(0, -1).some(({ shape }) => structOf(shape) === struct);

const attribute = (place: Place, depth: Depth): Explanation => {
  const { kind, apiVersion, path, fields, owner } = place;
  const field = fields.at(-1);
  const struct = field === undefined ? kindShape(kind)?.shape : structOf(field.shape);
  const { value, rule } = defaultValue(kind, fields, owner);
  const change = mutability(kind, fields.map(({ name }) => name).join('.'));
  const values = field === undefined ? undefined : valuesOf(owner, field.name);
  const told = struct !== undefined && depth !== 'none' && !holdsItself(struct, fields);
  return {
    path,
    kind,
    apiVersion,
    type: field === undefined ? kind : typeText(field.shape),
    required: field?.required ?? false,
    ...(value === undefined ? {} : { default: value }),
    ...(rule === undefined ? {} : { defaultRule: rule }),
    ...(change === undefined ? {} : { mutability: change }),
    ...(values === undefined ? {} : { values }),
    description: field === undefined ? '' : textOf(owner, field.name),
    typeDescription: struct === undefined ? '' : textOf(struct.name, ''),
    fields: told
      ? below(place, struct).map((inner) => attribute(inner, depth === 'all' ? 'all' : 'none'))
      : [],
  };
};

/**
 * Explains an attribute of a kind: `pod.spec.containers.livenessProbe`. The kind may be written as its resource
 * (`pods`) or short name (`po`). Its fields are told too; all that is below it if `recursive`. A path that
 * leads nowhere is answered by what is known of it and what could follow.
 * https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const explain = (path: string, recursive = false): ExplainAnswer => {
  const [first = '', ...steps] = path.split('.');
  const kind = kindOf(first);
  const known = kind === undefined ? undefined : kindShape(kind);
  if (kind === undefined || known === undefined) {
    return { found: false, known: '', unknown: first, expected: modelledKinds };
  }
  const { apiVersion, shape } = known;
  let place: Place = { kind, apiVersion, path: first, fields: [], owner: shape.name as TypeName };
  let struct: StructShape | undefined = shape;
  for (const step of steps) {
    const next: Place | undefined = (struct === undefined ? [] : below(place, struct)).find(
      ({ fields }) => fields.at(-1)?.name === step,
    );
    if (next === undefined) {
      const expected = [...(struct?.fields.keys() ?? [])];
      return { found: false, known: place.path, unknown: step, expected };
    }
    place = next;
    const field = next.fields.at(-1);
    struct = field === undefined ? undefined : structOf(field.shape);
  }
  return { found: true, explanation: attribute(place, recursive ? 'all' : 'one') };
};
