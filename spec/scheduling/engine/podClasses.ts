import { byText } from '../../api/byText.ts';
import { type Labels, type Selector, selects } from '../../api/labelSelector.ts';
import type { PodInfo } from '../podInfo.ts';
import { addToIndex, labelKeysOf, neededLabels, removeFromIndex } from './labelIndex.ts';

/** Bound Pods of one namespace with the same labels, and the nodes that they are on (a node once for each Pod). */
export type PodClass = {
  readonly key: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly terminating: boolean;
  readonly nodes: number[];
};

/** The bound Pods by class, and the classes by label. */
export type PodClasses = {
  readonly byKey: Map<string, PodClass>;
  readonly byLabel: Map<string, Set<PodClass>>;
};

/** Classes without Pods. */
export const noPodClasses = (): PodClasses => ({ byKey: new Map(), byLabel: new Map() });

const keyOf = ({ namespace, labels, terminating }: PodInfo): string =>
  JSON.stringify([namespace, terminating, Object.entries(labels).sort(([a], [b]) => byText(a, b))]);

/** A Pod is now on a node. */
export const addPod = (classes: PodClasses, pod: PodInfo, node: number): void => {
  const key = keyOf(pod);
  const known = classes.byKey.get(key);
  if (known !== undefined) {
    known.nodes.push(node);
    return;
  }
  const { namespace, labels, terminating } = pod;
  const made: PodClass = { key, namespace, labels, terminating, nodes: [node] };
  classes.byKey.set(key, made);
  addToIndex(classes.byLabel, labelKeysOf(labels), made);
};

/** Takes one occurrence out; the order of the others means nothing. */
export const removeOne = (nodes: number[], node: number): void => {
  const position = nodes.lastIndexOf(node);
  if (position < 0) return;
  const last = nodes.pop() ?? node;
  if (position < nodes.length) nodes[position] = last;
};

/** A Pod is no longer on a node. */
export const removePod = (classes: PodClasses, pod: PodInfo, node: number): void => {
  const known = classes.byKey.get(keyOf(pod));
  if (known === undefined) return;
  removeOne(known.nodes, node);
  if (known.nodes.length > 0) return;
  classes.byKey.delete(known.key);
  removeFromIndex(classes.byLabel, labelKeysOf(known.labels), known);
};

const candidates = (classes: PodClasses, selector: Selector): Iterable<PodClass> => {
  const needed = neededLabels(selector);
  if (needed === undefined) return classes.byKey.values();
  return needed.flatMap((label) => [...(classes.byLabel.get(label) ?? [])]);
};

/** The classes that a selector selects in the namespaces that `inNamespace` accepts. */
export const classesSelected = (
  classes: PodClasses,
  selector: Selector,
  inNamespace: (namespace: string) => boolean,
): readonly PodClass[] => {
  const found: PodClass[] = [];
  for (const each of candidates(classes, selector)) {
    if (inNamespace(each.namespace) && selects(selector, each.labels)) found.push(each);
  }
  return found;
};
