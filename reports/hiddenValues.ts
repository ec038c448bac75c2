import type { ClusterInput } from '../models/cluster/plan/input.ts';

type Fields = { readonly [field: string]: unknown };

/** what kubectl apply writes down holds all of the object, values too */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Takes out of objects what may be secret in them: values of environment variables, commands and arguments, what kubectl
 * last applied, all that Secrets hold. What was equal stays equal, in all objects that one such function is given: a
 * rollout that changes nothing but a value still is one.
 */
export const valueHider = (): (<T extends Fields>(object: T) => T) => {
  const numbers = new Map<string, string>();
  const hidden = (value: unknown): unknown => {
    // an empty one tells nothing, and may stand beside where a value comes from
    if (value === '') return value;
    const text = JSON.stringify(value);
    const known = numbers.get(text) ?? `hidden-${numbers.size + 1}`;
    numbers.set(text, known);
    return known;
  };
  const variable = (value: unknown): unknown =>
    isFields(value) && 'value' in value ? { ...value, value: hidden(value.value) } : value;
  const field = (name: string, value: unknown): unknown => {
    if (name === lastApplied) return hidden(value);
    if ((name === 'command' || name === 'args') && Array.isArray(value)) return [hidden(value)];
    if (name === 'env' && Array.isArray(value)) return value.map(variable);
    return below(value);
  };
  const below = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(below);
    if (!isFields(value)) return value;
    const held = value.kind === 'Secret' ? withoutData(value) : value;
    return Object.fromEntries(Object.entries(held).map(([name, each]) => [name, field(name, each)]));
  };
  return (object) => below(object) as typeof object;
};

const withoutData = ({ data: _, stringData: __, ...others }: Fields): Fields => others;

/** Numbers that keep their text, and the like, stay what they are. */
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The input of a check as files keep it: nothing that is modelled hangs on the values that are taken out. */
export const inputWithoutValues = (
  { objects, changed }: Pick<ClusterInput, 'objects' | 'changed'>,
  showValues = false,
): Pick<ClusterInput, 'objects' | 'changed'> => {
  const hide: ReturnType<typeof valueHider> = showValues ? (object) => object : valueHider();
  const hideAll = (all: ClusterInput['objects']): ClusterInput['objects'] =>
    all.map((each) => ({ ...each, object: hide(each.object) }));
  return { objects: hideAll(objects), ...(changed && { changed: hideAll(changed) }) };
};
