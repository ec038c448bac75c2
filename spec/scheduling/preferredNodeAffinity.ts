import { type CompiledTerm, compileTerm, isEmptyTerm } from '../api/nodeSelector.ts';
import type { Pod } from '../api/objects/core.ts';

/** A node selector term with the weight that a matching node gains. */
export type WeightedTerm = { readonly term: CompiledTerm; readonly weight: number };

export type PreferredNodeAffinity =
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'terms'; readonly terms: readonly WeightedTerm[] };

const together = (problems: readonly string[]): string => {
  const distinct = [...new Set(problems)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `[${distinct.join(', ')}]`;
};

/**
 * The nodes that a Pod would rather run on. Empty terms and terms of weight 0 are left out. A term that cannot
 * be read makes the scheduler fail the Pod: the API accepts, say, `Gt` with a value that is no integer.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity-weight
 */
export const preferredNodeAffinityOf = (pod: Pod): PreferredNodeAffinity => {
  const preferred = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
  if (preferred === undefined || preferred === null) return { kind: 'none' };
  const terms = preferred.flatMap(({ weight, preference }, index) =>
    weight === 0 || isEmptyTerm(preference) ? [] : [{ term: compileTerm(preference, `[${index}]`), weight }],
  );
  const problems = terms.flatMap(({ term }) => term.problems);
  return problems.length > 0 ? { kind: 'invalid', message: together(problems) } : { kind: 'terms', terms };
};
