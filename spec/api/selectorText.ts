import { type CompiledSelector, compileLabelSelector, type Requirement } from './labelSelector.ts';

const word = '[^\\s,()!=<>]+';

const forms: readonly (readonly [RegExp, (key: string, values: string) => Requirement])[] = [
  [new RegExp(`^(${word})$`), (key) => ({ key, operator: 'Exists', values: [] })],
  [new RegExp(`^!\\s*(${word})$`), (key) => ({ key, operator: 'DoesNotExist', values: [] })],
  [
    new RegExp(`^(${word})\\s*==?\\s*(${word}|)$`),
    (key, value) => ({ key, operator: 'In', values: [value] }),
  ],
  [
    new RegExp(`^(${word})\\s*!=\\s*(${word}|)$`),
    (key, value) => ({ key, operator: 'NotIn', values: [value] }),
  ],
  [
    new RegExp(`^(${word})\\s+in\\s*\\(([^()]*)\\)$`),
    (key, values) => ({ key, operator: 'In', values: listed(values) }),
  ],
  [
    new RegExp(`^(${word})\\s+notin\\s*\\(([^()]*)\\)$`),
    (key, values) => ({ key, operator: 'NotIn', values: listed(values) }),
  ],
];

const listed = (text: string): string[] => text.split(',').map((value) => value.trim());

const requirementOf = (text: string): Requirement | undefined => {
  for (const [form, make] of forms) {
    const [whole, key = '', values = ''] = form.exec(text) ?? [];
    if (whole !== undefined) return make(key, values);
  }
  return undefined;
};

/** Longer selectors than this are nobody's. */
const longest = 10_000;

/**
 * Reads a label selector as it is written on command lines and in URLs: `app=web,tier in (front, back),!canary`. Empty text
 * selects everything. Text that is none gives the reason.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering
 */
export const parseSelector = (text: string): CompiledSelector => {
  if (text.trim() === '') return compileLabelSelector({});
  if (text.length > longest) return { valid: false, reason: `longer than ${longest} characters` };
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  const requirements = parts.map(requirementOf);
  const wrong = requirements.indexOf(undefined);
  if (wrong >= 0)
    return { valid: false, reason: `${JSON.stringify(parts[wrong])} is no condition on a label` };
  return compileLabelSelector({
    matchExpressions: requirements.flatMap((each) => (each ? [{ ...each, values: [...each.values] }] : [])),
  });
};
