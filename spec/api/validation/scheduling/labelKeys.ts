import type { LabelSelector } from '../../objects/meta.ts';
import { type FieldErrors, forbidden, invalid } from '../fieldError.ts';
import { checkLabelKey } from '../labels.ts';
import type { Path } from '../path.ts';

const checkKeys = (
  keys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (keys === undefined || keys.length === 0) return;
  if (selector === undefined) {
    errors.push(forbidden(path, 'must not be specified when labelSelector is not set'));
    return;
  }
  for (const [index, key] of keys.entries()) checkLabelKey(key, path.index(index), errors);
};

/**
 * `matchLabelKeys` and `mismatchLabelKeys`: they need a label selector, which does not speak of the same keys
 * already (the server itself has appended one expression for each), and share no key.
 */
export const checkMergedLabelKeys = (
  matchLabelKeys: readonly string[] | undefined,
  mismatchLabelKeys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  checkKeys(matchLabelKeys, selector, path.child('matchLabelKeys'), errors);
  checkKeys(mismatchLabelKeys, selector, path.child('mismatchLabelKeys'), errors);
  const both = 'exists in both matchLabelKeys and labelSelector';
  if (selector !== undefined) {
    const used = new Set(Object.keys(selector.matchLabels ?? {}));
    for (const { key } of selector.matchExpressions ?? []) {
      const index = matchLabelKeys?.lastIndexOf(key) ?? -1;
      if (index >= 0 && used.has(key)) errors.push(invalid(path.index(index), key, both));
      used.add(key);
    }
  }
  for (const [index, key] of (matchLabelKeys ?? []).entries()) {
    if (!mismatchLabelKeys?.includes(key)) continue;
    const detail = 'exists in both matchLabelKeys and mismatchLabelKeys';
    errors.push(invalid(path.child('matchLabelKeys').index(index), key, detail));
  }
};

/** The rule for spread constraints of before the keys were merged into the selector. */
export const checkSeparateLabelKeys = (
  matchLabelKeys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (matchLabelKeys === undefined || matchLabelKeys.length === 0) return;
  if (selector === undefined) {
    errors.push(forbidden(path, 'must not be specified when labelSelector is not set'));
  }
  const used = new Set([
    ...Object.keys(selector?.matchLabels ?? {}),
    ...(selector?.matchExpressions ?? []).map(({ key }) => key),
  ]);
  for (const [index, key] of matchLabelKeys.entries()) {
    checkLabelKey(key, path.index(index), errors);
    if (!used.has(key)) continue;
    errors.push(invalid(path.index(index), key, 'exists in both matchLabelKeys and labelSelector'));
  }
};
