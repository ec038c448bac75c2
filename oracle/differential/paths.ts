import { isObject } from './jsonValue.ts';

/** The steps from a JSON value to one inside it: names of fields and positions in lists. */
export type Path = readonly (string | number)[];

/** A value is looked at no deeper than this many steps. */
const deepest = 40;

/** Every place of a JSON value below the whole, outer ones first; no more than `most`. */
export const placesOf = (whole: unknown, most = 20_000): readonly Path[] => {
  const places: Path[] = [];
  let open: readonly (readonly [Path, unknown])[] = [[[], whole]];
  while (open.length > 0 && places.length < most) {
    const next: (readonly [Path, unknown])[] = [];
    for (const [path, value] of open) {
      if (path.length >= deepest) continue;
      for (const [step, inner] of entriesOf(value)) {
        if (places.length >= most) break;
        places.push([...path, step]);
        next.push([[...path, step], inner]);
      }
    }
    open = next;
  }
  return places;
};

const entriesOf = (value: unknown): readonly (readonly [string | number, unknown])[] => {
  if (Array.isArray(value)) return [...value.entries()];
  return isObject(value) ? Object.entries(value) : [];
};

/** The value at a place; undefined where there is none. */
export const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object'
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    whole,
  );

/** The same with another value at a place; `undefined` takes the field, or the item, away. */
export const replacedAt = (whole: unknown, [step, ...rest]: Path, by: unknown): unknown => {
  if (step === undefined) return by;
  const inner = replacedAt(valueAt(whole, [step]), rest, by);
  if (Array.isArray(whole)) {
    const at = step as number;
    return inner === undefined ? whole.toSpliced(at, 1) : whole.with(at, inner);
  }
  if (!isObject(whole)) return whole;
  const { [step as string]: _, ...others } = whole;
  if (inner === undefined) return others;
  return Object.fromEntries(
    Object.entries({ ...whole, [step]: whole[step as string] }).map(([name, value]) => [
      name,
      name === step ? inner : value,
    ]),
  );
};
