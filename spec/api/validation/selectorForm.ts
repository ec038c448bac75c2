import { byText } from '../byText.ts';
import type { LabelSelector } from '../objects/meta.ts';

type Labels = { readonly [key: string]: string };

/** Labels as errors print them: in the order of their keys; null where there are none. */
export const labelsForm = (labels: Labels | undefined): Labels | null =>
  labels === undefined ? null : Object.fromEntries(Object.entries(labels).sort(([a], [b]) => byText(a, b)));

/** A label selector as errors print it: fields in the order of their structure, without those that are empty. */
export const selectorForm = (selector: LabelSelector | undefined): object | null => {
  if (selector === undefined) return null;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels: labelsForm(matchLabels) }),
    ...(matchExpressions.length > 0 && {
      matchExpressions: matchExpressions.map(({ key, operator, values = [] }) => ({
        key,
        operator,
        ...(values.length > 0 && { values }),
      })),
    }),
  };
};
