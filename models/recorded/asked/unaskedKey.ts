import type { Pod } from '../../../spec/api/objects/core.ts';
import type { TraceHistory } from '../history/traceHistory.ts';

/**
 * Whether a LimitRange may have filled in what the containers of a Pod request: there is one, or, where a recording does not show
 * them, the Pod says so.
 */
export const mayBeLimited = ({ objects }: TraceHistory, { metadata }: Pod): boolean => {
  if (metadata?.annotations?.[limitRangerAnnotation] !== undefined) return true;
  for (const { resource, object } of objects.values())
    if (resource === 'limitranges' && object.metadata.namespace === metadata?.namespace) return true;
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
