import { isJsonObject, type JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import type { Scalar, Shape, StructShape } from '../../../spec/api/schema/shape.ts';
import { scalars } from './scalarForm.ts';

/** Where an object is not of the form that its kind has. */
export type FormFault = { readonly path: string; readonly message: string };

/**
 * Gives what is wrong with a value, or nothing. What was in this place before is known to be good: the very same value is
 * not looked at again.
 */
export type Check = (value: unknown, known: unknown) => FormFault | undefined;

const fault = (message: string): FormFault => ({ path: '', message });

const below = (step: string | number, { path, message }: FormFault): FormFault => {
  const rest = path === '' || path.startsWith('[') ? path : `.${path}`;
  return { path: typeof step === 'number' ? `[${step}]${rest}` : `${step}${rest}`, message };
};

const listOf = (shape: Shape): Check => {
  const check = lazily(shape);
  return (value, known) => {
    if (!Array.isArray(value)) return fault('is to be a list');
    if (value === known) return undefined;
    const old = known as readonly unknown[] | undefined;
    for (let at = 0; at < value.length; at += 1) {
      const found = check(value[at], old?.[at]);
      if (found !== undefined) return below(at, found);
    }
    return undefined;
  };
};

const mapOf = (shape: Shape): Check => {
  const check = lazily(shape);
  return (value, known) => {
    if (!isJsonObject(value)) return fault('is to be an object');
    if (value === known) return undefined;
    const old = known as JsonObject | undefined;
    for (const name in value) {
      const item = value[name];
      const before = old?.[name];
      if (item === before && item !== undefined) continue;
      const found = check(item, before);
      if (found !== undefined) return below(name, found);
    }
    return undefined;
  };
};

const structOf = ({ fields, always }: StructShape): Check => {
  const checks = new Map([...fields.values()].map(({ name, shape }) => [name, lazily(shape)]));
  const needed = always.filter(({ shape }) => shape.is !== 'Time').map(({ name }) => name);
  return (value, known) => {
    if (!isJsonObject(value)) return fault('is to be an object');
    if (value === known) return undefined;
    const old = known as JsonObject | undefined;
    for (const name in value) {
      const item = value[name];
      const before = old?.[name];
      if (item === before && item !== undefined) continue;
      const check = checks.get(name);
      const found = check === undefined ? fault('is no field of its kind') : check(item, before);
      if (found !== undefined) return below(name, found);
    }
    for (const name of needed) {
      if (value[name] === undefined) return below(name, fault('is always written, and missing'));
    }
    return undefined;
  };
};

const made = new Map<Shape, Check>();

/** The check of a shape; it is made once. */
export const checkOf = (shape: Shape): Check => {
  const known = made.get(shape);
  if (known !== undefined) return known;
  const check =
    shape.is === 'struct'
      ? structOf(shape)
      : shape.is === 'list'
        ? listOf(shape.of)
        : shape.is === 'map'
          ? mapOf(shape.of)
          : scalarOf(shape.is);
  made.set(shape, check);
  return check;
};

const scalarOf = (type: Scalar): Check => {
  const [name, holds] = scalars[type];
  const found = fault(`is to be ${name}`);
  return (value) => (holds(value) ? undefined : found);
};

/** Types may contain themselves: a check is made when it is first needed. */
const lazily = (shape: Shape): Check => {
  if (shape.is !== 'struct') return checkOf(shape);
  let check: Check | undefined;
  return (value, known) => {
    check ??= checkOf(shape);
    return check(value, known);
  };
};
