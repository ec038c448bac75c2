/** An object of a manifest, or of anything in it, of which nothing is known yet. */
export type Fields = { readonly [field: string]: unknown };

/** What is no object has no fields. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** What is no list has no items. */
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
