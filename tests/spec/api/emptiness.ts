import { byText } from '../../../spec/api/byText.ts';
/**
 * The form in which answers are compared with vectors: absent, null, "", [] and {} are the same, and the order
 * of fields means nothing.
 */
export const withoutEmptiness = (value: unknown): unknown => {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map(withoutEmptiness);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, withoutEmptiness(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => byText(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

export const comparable = (value: unknown): string => JSON.stringify(withoutEmptiness(value)) ?? 'nothing';
