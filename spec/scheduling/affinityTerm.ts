import {
  type CompiledSelector,
  compileLabelSelector,
  type Labels,
  type Selector,
  selects,
} from '../api/labelSelector.ts';
import type { PodAffinityTerm, WeightedPodAffinityTerm } from '../api/objects/core.ts';

/**
 * A term of Pod affinity or anti-affinity: which Pods it means, and over which topology.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#namespace-selector
 */
export type AffinityTerm = {
  readonly topologyKey: string;
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceSelector: Selector;
  readonly selector: Selector;
};

export type WeightedAffinityTerm = AffinityTerm & { readonly weight: number };

export type CompiledTerms<T> =
  | { readonly valid: true; readonly terms: readonly T[] }
  | { readonly valid: false; readonly reason: string };

/** What a term looks at of a Pod. */
export type LabelledPod = { readonly namespace: string; readonly labels: Labels };

const compileTerm = (
  owner: string,
  term: PodAffinityTerm,
): { readonly term: AffinityTerm } | { readonly reason: string } => {
  const compiled: readonly CompiledSelector[] = [term.labelSelector, term.namespaceSelector].map(
    compileLabelSelector,
  );
  const [pods, namespaces] = compiled;
  if (!pods?.valid) return { reason: pods?.reason ?? '' };
  if (!namespaces?.valid) return { reason: namespaces?.reason ?? '' };
  const names = term.namespaces ?? [];
  const own = names.length === 0 && (term.namespaceSelector === undefined || term.namespaceSelector === null);
  return {
    term: {
      topologyKey: term.topologyKey,
      namespaces: new Set(own ? [owner] : names),
      namespaceSelector: namespaces.selector,
      selector: pods.selector,
    },
  };
};

/** The terms of a Pod in namespace `owner`; without namespaces of its own a term means the Pod's namespace. */
export const compileTerms = (
  owner: string,
  terms: readonly PodAffinityTerm[] | null | undefined,
): CompiledTerms<AffinityTerm> => {
  const compiled: AffinityTerm[] = [];
  for (const term of terms ?? []) {
    const result = compileTerm(owner, term);
    if ('reason' in result) return { valid: false, reason: result.reason };
    compiled.push(result.term);
  }
  return { valid: true, terms: compiled };
};

/** Preferred terms of Pod affinity, ready to be asked; what cannot be read is told beside them. */
export const compileWeightedTerms = (
  owner: string,
  terms: readonly WeightedPodAffinityTerm[] | null | undefined,
): CompiledTerms<WeightedAffinityTerm> => {
  const compiled: WeightedAffinityTerm[] = [];
  for (const { podAffinityTerm, weight } of terms ?? []) {
    const result = compileTerm(owner, podAffinityTerm);
    if ('reason' in result) return { valid: false, reason: result.reason };
    compiled.push({ ...result.term, weight });
  }
  return { valid: true, terms: compiled };
};

/**
 * Whether a term means a Pod. `namespaceLabels` are the labels of that Pod's namespace: none where the namespace
 * is unknown, or where the term's namespaces were resolved before.
 */
export const termMeans = (term: AffinityTerm, pod: LabelledPod, namespaceLabels: Labels): boolean =>
  (term.namespaces.has(pod.namespace) || selects(term.namespaceSelector, namespaceLabels)) &&
  selects(term.selector, pod.labels);

const isUnrestricted = ({ selects: requirements }: Selector): boolean =>
  requirements !== 'nothing' && requirements.length === 0;

/** A term whose namespace selector is resolved to the namespaces that exist. */
export const withNamespaces = <T extends AffinityTerm>(
  term: T,
  namespaces: ReadonlyMap<string, Labels>,
): T => {
  const selector = term.namespaceSelector;
  if (selector.selects === 'nothing' || isUnrestricted(selector)) return term;
  const names = new Set(term.namespaces);
  for (const [name, labels] of namespaces) if (selects(selector, labels)) names.add(name);
  return { ...term, namespaces: names };
};
