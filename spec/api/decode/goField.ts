import names from '../schema/goNames.generated.json' with { type: 'json' };
import type { Shape, StructShape } from '../schema/shape.ts';

type Names = { readonly [name: string]: string };
type NamesOf<T> = { readonly [type: string]: { readonly [field: string]: T } };

const packages: Names = names.packages;
const typesOfFields: NamesOf<string> = names.types;
const embedded: NamesOf<readonly string[]> = names.embedded;

/** What Go calls a type of the API: `v1.PodSpec`. */
export const goTypeName = (name: string): string => {
  const dot = name.lastIndexOf('.');
  const home = name.slice(0, dot);
  return `${packages[home] ?? home}${name.slice(dot)}`;
};

const typeOf = (shape: Shape): string => {
  if (shape.is === 'struct') return goTypeName(shape.name);
  if (shape.is === 'list') return `[]${typeOf(shape.of)}`;
  return shape.is === 'map' ? `map[string]${typeOf(shape.of)}` : shape.is;
};

/** What is left of `[]v1.Container` or `map[string]string` inside of the list or map. */
const inside = (type: string): string => type.slice(type.indexOf(']') + 1);

/** A place in an object as Go's decoder tells of it; no name of a struct where it is the object itself. */
export type GoField = {
  /** `Container.spec.containers.image`: the struct that has the field, and the way there without indexes and keys */
  readonly field: string;
  /** the type of what stands there: `v1.PullPolicy` */
  readonly type: string;
};

/** How Go's decoder names the place that these steps lead to; undefined for the object as a whole. */
export const goField = (root: StructShape, steps: readonly (string | number)[]): GoField | undefined => {
  let shape: Shape | undefined = root;
  let type = typeOf(root);
  let struct = '';
  const path: string[] = [];
  for (const step of steps) {
    if (shape?.is === 'struct') {
      const { name, fields }: StructShape = shape;
      const field = fields.get(String(step));
      if (field === undefined) return undefined;
      struct = name;
      path.push(...(embedded[name]?.[field.name] ?? []), field.name);
      shape = field.shape;
      type = typesOfFields[name]?.[field.name] ?? typeOf(shape);
    } else if (shape?.is === 'list' || shape?.is === 'map') {
      shape = shape.of;
      type = type.includes(']') ? inside(type) : typeOf(shape);
    }
  }
  return path.length === 0
    ? undefined
    : { field: [struct.slice(struct.lastIndexOf('.') + 1), ...path].join('.'), type };
};
