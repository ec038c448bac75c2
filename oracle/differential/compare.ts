import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { type Difference, differencesBetween, withoutEmptiness } from './difference.ts';
import type { Circumstance, FieldComparison, Governance } from './governance.ts';
import { isObject } from './jsonValue.ts';

/**
 * Where an answer differs from the right one, by the rules of its operation; nothing where they agree. The id is not
 * compared. An answer that refuses the request (`problem`) agrees with any other that does.
 *
 * @param only the fields that are compared, if not all are
 */
export const compare = (
  governance: Governance,
  request: JsonObject,
  right: JsonObject,
  answer: JsonObject,
  only?: readonly string[],
): readonly Difference[] => {
  if (refuses(right) || refuses(answer)) {
    if (refuses(right) && refuses(answer)) return [];
    return [{ path: 'problem', spec: shown(right), other: shown(answer) }];
  }
  const rules = (governance.comparisons ?? []).filter(({ when }) => !when || holds(when, request, right));
  return differencesBetween(comparable(part(right, only), rules), comparable(part(answer, only), rules));
};

/** Whether an answer says that the request cannot be decided. */
export const refuses = ({ problem }: JsonObject): boolean => isObject(problem);

const shown = ({ id: _, ...answer }: JsonObject): unknown => answer.problem ?? answer;

const part = (answer: JsonObject, only: readonly string[] | undefined): JsonObject =>
  only ? Object.fromEntries(only.map((field) => [field, answer[field]])) : answer;

const holds = (when: Circumstance, request: JsonObject, right: JsonObject): boolean =>
  'answer' in when
    ? right[when.answer] === when.is
    : typeof request[when.request] === 'string' && (request[when.request] as string).includes(when.mentions);

const comparable = ({ id: _, ...answer }: JsonObject, rules: readonly FieldComparison[]): unknown => {
  const compared: Record<string, unknown> = { ...answer };
  for (const { field, compared: how } of rules) {
    if (how === 'never') delete compared[field];
    else
      compared[field] = asMultiset(compared[field], how === 'as a multiset' ? undefined : how.asMultisetOf);
  }
  return withoutEmptiness(compared) ?? {};
};

/** The items in an order of their own; of each only some fields, if so many are named. */
const asMultiset = (items: unknown, fields: readonly string[] | undefined): unknown => {
  if (!Array.isArray(items)) return items;
  const parts = fields
    ? items.map((item) =>
        isObject(item) ? Object.fromEntries(fields.map((field) => [field, item[field]])) : item,
      )
    : items;
  return parts.map(withoutEmptiness).sort((a, b) => byText(jsonText(a), jsonText(b)));
};
