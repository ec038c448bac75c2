/** A JSON object as it comes from outside: nothing is known of its fields yet. */
export type JsonObject = { readonly [field: string]: unknown };

/** Whether a JSON value is an object: no list, no null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
