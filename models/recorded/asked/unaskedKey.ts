import type { TraceHistory } from '../history/traceHistory.ts';

/** Whether a LimitRange may fill in what the containers of a namespace request. */
export const hasLimitRange = ({ objects }: TraceHistory, namespace: string | undefined): boolean => {
  for (const { resource, object } of objects.values())
    if (resource === 'limitranges' && object.metadata.namespace === namespace) return true;
  return false;
};

type Texts = Readonly<Record<string, string>>;

/** The first key that is not as asked; keys that are `added` may come on top. */
export const unaskedKey = (
  asked: Texts = {},
  made: Texts = {},
  added: (key: string) => boolean,
): string | undefined =>
  Object.keys(asked).find((key) => made[key] !== asked[key]) ??
  Object.keys(made).find((key) => asked[key] === undefined && !added(key));

export const limitRangerAnnotation = 'kubernetes.io/limit-ranger';
