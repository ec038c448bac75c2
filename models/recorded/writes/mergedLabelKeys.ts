import { isJsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';

type Selecting = {
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
};
type Selector = { readonly matchExpressions?: readonly { readonly key: string }[] };

/**
 * Spread constraints and affinity terms are as they were asked for, but that the Pod's own values of their
 * `matchLabelKeys` and `mismatchLabelKeys` have been merged into their selectors.
 */
export const hasMergedKeys = (asked: unknown, made: unknown): boolean => {
  if (deepEqual(asked, made)) return true;
  if (Array.isArray(asked) && Array.isArray(made))
    return asked.length === made.length && asked.every((each, at) => hasMergedKeys(each, made[at]));
  if (!isJsonObject(asked) || !isJsonObject(made)) return false;
  const { matchLabelKeys = [], mismatchLabelKeys = [] } = asked as Selecting;
  const merged = [...matchLabelKeys, ...mismatchLabelKeys];
  return [...new Set([...Object.keys(asked), ...Object.keys(made)])].every((field) =>
    field === 'labelSelector' && merged.length > 0
      ? deepEqual(asked[field], withoutKeys(made[field] as Selector, merged))
      : hasMergedKeys(asked[field], made[field]),
  );
};

const withoutKeys = (selector: Selector, keys: readonly string[]): Selector => {
  const { matchExpressions = [], ...rest } = selector;
  const own = matchExpressions.filter(({ key }) => !keys.includes(key));
  return own.length === 0 ? rest : { ...rest, matchExpressions: own };
};
