import { isJsonObject, type JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';

/** False and zero may be left out. */
const isSame = (asked: unknown, found: unknown): boolean =>
  found === asked || (found === undefined && (asked === false || asked === 0));

/**
 * The first field, below `path`, in which an object is not what a merge patch made it: single values are as the patch
 * says, and what it sets to null is gone. Lists are merged by rules of their own and are not compared.
 */
export const deviation = (patch: unknown, object: unknown, path: string): string | undefined => {
  if (!isJsonObject(patch)) return undefined;
  const fields = isJsonObject(object) ? object : {};
  for (const [name, value] of Object.entries(patch)) {
    const at = `${path}.${name}`;
    if (name.startsWith('$') || Array.isArray(value)) continue;
    if (isJsonObject(value)) {
      const found = deviation(value, fields[name], at);
      if (found !== undefined) return found;
    } else if (value !== null && typeof value !== 'string' && !isSame(value, fields[name])) return at;
  }
  return undefined;
};

/** The first field, below `path`, that differs although a merge patch does not mention it. */
export const unmentioned = (
  patch: unknown,
  before: unknown,
  after: unknown,
  path: string,
): string | undefined => {
  const [asked, old, next] = [patch, before, after].map((each) => (isJsonObject(each) ? each : {})) as [
    JsonObject,
    JsonObject,
    JsonObject,
  ];
  const field = Object.keys({ ...old, ...next }).find(
    (name) => !Object.hasOwn(asked, name) && !deepEqual(old[name], next[name]),
  );
  return field && `${path}.${field}`;
};
