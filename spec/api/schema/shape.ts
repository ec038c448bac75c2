import schema from './schema.generated.json' with { type: 'json' };
import type { Kind, TypeName } from './typeNames.ts';

/**
 * The shapes of the API's types, from the generated schema. A *pointer* field distinguishes "absent" from
 * "zero" (`runAsUser: 0`); any other field does not, so its zero value is left out, unless the API *always*
 * writes it.
 */
export type Scalar =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  | 'bytes'
  | 'Time'
  | 'MicroTime'
  | 'Duration'
  | 'Quantity'
  | 'IntOrString'
  | 'Object';

export type Shape =
  | { readonly is: Scalar }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'map'; readonly of: Shape }
  | StructShape;

export type StructShape = {
  readonly is: 'struct';
  /** `core.PodSpec` */
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldShape>;
  /** the fields that a zero value of this type still has */
  readonly always: readonly FieldShape[];
};

export type FieldShape = {
  readonly name: string;
  readonly shape: Shape;
  readonly pointer: boolean;
  /** the API's own definition does not call it optional */
  readonly required: boolean;
  readonly always: boolean;
  /** written even where it is empty or absent */
  readonly written: boolean;
  /** left out where it is empty, though of a type that is shown then */
  readonly omitZero: boolean;
};

const made = new Map<string, StructShape>();

const shapeOf = (notation: string): Shape => {
  if (notation.startsWith('[]')) return { is: 'list', of: shapeOf(notation.slice(2)) };
  if (notation.startsWith('{}')) return { is: 'map', of: shapeOf(notation.slice(2)) };
  if (notation.includes('.')) return structShape(notation as TypeName);
  return { is: notation as Scalar };
};

/** Fields that are always written, but that who creates the object may leave out. */
const optionalFields: { readonly [type in TypeName]?: readonly string[] } = schema.optional;

/** Fields that are left out where they are zero, though the API shows other fields of their types then. */
const omittedZeros: { readonly [type in TypeName]?: readonly string[] } = schema.omitZero;

/** Values of these types are written even where they are zero: `divisor: "0"`, `port: 0`. */
const alwaysWritten: ReadonlySet<string> = new Set(['Quantity', 'IntOrString']);

type FieldOptions = { readonly mayBeLeftOut: boolean; readonly omitZero: boolean };

const fieldOf = (name: string, notation: string, { mayBeLeftOut, omitZero }: FieldOptions): FieldShape => {
  const written = notation.endsWith('!');
  const type = written ? notation.slice(0, -1) : notation;
  const pointer = type.startsWith('*');
  const shape = shapeOf(pointer ? type.slice(1) : type);
  const hasZeroFields = shape.is === 'struct' && shape.always.length > 0;
  return {
    name,
    shape,
    pointer,
    required: written && !mayBeLeftOut,
    always: !pointer && (written || hasZeroFields || alwaysWritten.has(shape.is)),
    written,
    omitZero,
  };
};

/** The shape of one of the API's types. */
export const structShape = (name: TypeName): StructShape => {
  const known = made.get(name);
  if (known) return known;
  const optional = optionalFields[name] ?? [];
  const omitZero = omittedZeros[name] ?? [];
  const fields = Object.entries(schema.types[name]).map(([field, notation]) =>
    fieldOf(field, notation, {
      mayBeLeftOut: optional.includes(field),
      omitZero: omitZero.includes(field),
    }),
  );
  const shape: StructShape = {
    is: 'struct',
    name,
    fields: new Map(fields.map((field) => [field.name, field])),
    always: fields.filter(({ always }) => always),
  };
  made.set(name, shape);
  return shape;
};

/** The kinds that are modelled. */
export const modelledKinds = Object.keys(schema.kinds) as readonly Kind[];

/** The shape of a kind that is modelled, and the API version that serves it; undefined for other kinds. */
export const kindShape = (kind: string): { shape: StructShape; apiVersion: string } | undefined => {
  if (!Object.hasOwn(schema.kinds, kind)) return undefined;
  const { type, apiVersion } = schema.kinds[kind as Kind];
  return { shape: structShape(type as TypeName), apiVersion };
};

const formerVersions: { readonly [kind: string]: readonly string[] } = schema.formerVersions;

/** The shape of a kind in an API version that is known but not served any more; undefined for other versions. */
export const formerShape = (kind: string, apiVersion: string): StructShape | undefined =>
  Object.hasOwn(formerVersions, kind) && formerVersions[kind]?.includes(apiVersion)
    ? structShape(`${apiVersion}.${kind}` as TypeName)
    : undefined;
