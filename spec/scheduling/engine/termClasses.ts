import type { Labels } from '../../api/labelSelector.ts';
import { type AffinityTerm, termMeans } from '../affinityTerm.ts';
import type { PodInfo } from '../podInfo.ts';
import { addToIndex, labelKeysOf, neededLabels, removeFromIndex } from './labelIndex.ts';
import { removeOne } from './podClasses.ts';

/** An affinity term that some bound Pods have, with its weight, and the nodes that they are on. */
export type TermClass = {
  readonly key: string;
  readonly term: AffinityTerm;
  readonly weight: number;
  readonly nodes: number[];
};

/** The terms of bound Pods by the labels that they need, so that those that mean a given Pod are found at once. */
export type TermClasses = {
  readonly byKey: Map<string, TermClass>;
  readonly byLabel: Map<string, Set<TermClass>>;
  readonly needingNothing: Set<TermClass>;
};

/** Classes without terms. */
export const noTermClasses = (): TermClasses => ({
  byKey: new Map(),
  byLabel: new Map(),
  needingNothing: new Set(),
});

const keyOf = (term: AffinityTerm, weight: number): string =>
  JSON.stringify([
    term.topologyKey,
    [...term.namespaces].sort(),
    term.namespaceSelector.selects,
    term.selector.selects,
    weight,
  ]);

/** A Pod with the term is now on a node. */
export const addTerm = (classes: TermClasses, term: AffinityTerm, weight: number, node: number): void => {
  const key = keyOf(term, weight);
  const known = classes.byKey.get(key);
  if (known !== undefined) {
    known.nodes.push(node);
    return;
  }
  const made: TermClass = { key, term, weight, nodes: [node] };
  classes.byKey.set(key, made);
  const needed = neededLabels(term.selector);
  if (needed === undefined) classes.needingNothing.add(made);
  else addToIndex(classes.byLabel, needed, made);
};

/** A Pod with the term is no longer on a node. */
export const removeTerm = (classes: TermClasses, term: AffinityTerm, weight: number, node: number): void => {
  const known = classes.byKey.get(keyOf(term, weight));
  if (known === undefined) return;
  removeOne(known.nodes, node);
  if (known.nodes.length > 0) return;
  classes.byKey.delete(known.key);
  classes.needingNothing.delete(known);
  removeFromIndex(classes.byLabel, neededLabels(known.term.selector) ?? [], known);
};

/** The terms that mean a Pod. */
export const termsMeaning = (
  classes: TermClasses,
  pod: PodInfo,
  namespaceLabels: Labels,
): readonly TermClass[] => {
  const found = [...classes.needingNothing];
  for (const label of labelKeysOf(pod.labels)) found.push(...(classes.byLabel.get(label) ?? []));
  return found.filter(({ term }) => termMeans(term, pod, namespaceLabels));
};
