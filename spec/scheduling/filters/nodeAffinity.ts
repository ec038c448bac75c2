import type { NodeSelectorTerm, Pod } from '../../api/objects/core.ts';
import { type FilterPlugin, type PreFilter, reject, skip } from '../plugin.ts';
import { meetsRequiredNodeAffinity, requiredNodeAffinityOf } from '../requiredNodeAffinity.ts';

/**
 * NodeAffinity: the node has the labels of the Pod's `nodeSelector` and matches a term of its required node
 * affinity. Terms that name nodes and contradict each other reject the Pod before any node is looked at.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export const nodeAffinity: FilterPlugin = {
  name: 'NodeAffinity',
  prepare: ({ pod }): PreFilter => {
    const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    if (!required && !pod.spec?.nodeSelector) return skip;
    const nodeNames = nodeNamesOf(pod);
    if (nodeNames?.size === 0) {
      const reason = 'pod affinity terms conflict';
      return { kind: 'reject', rejection: reject('NodeAffinity', 'UnschedulableAndUnresolvable', reason) };
    }
    const affinity = requiredNodeAffinityOf(pod);
    const reason = "node(s) didn't match Pod's node affinity/selector";
    return {
      kind: 'run',
      ...(nodeNames === undefined ? {} : { nodeNames }),
      filter: {
        rejects: (node) =>
          meetsRequiredNodeAffinity(affinity, node)
            ? undefined
            : reject('NodeAffinity', 'UnschedulableAndUnresolvable', reason),
      },
    };
  },
};

/** The names that a term allows with `metadata.name In […]`; undefined if it allows any. */
const namesOf = ({ matchFields }: NodeSelectorTerm): ReadonlySet<string> | undefined => {
  const sets = (matchFields ?? [])
    .filter(({ key, operator }) => key === 'metadata.name' && operator === 'In')
    .map(({ values }) => new Set(values ?? []));
  if (sets.length === 0) return undefined;
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((name) => others.every((other) => other.has(name))));
};

/** The only nodes that the terms can match, where each of them names some. */
const nodeNamesOf = (pod: Pod): ReadonlySet<string> | undefined => {
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const terms = required?.nodeSelectorTerms ?? [];
  if (terms.length === 0) return undefined;
  const names = new Set<string>();
  for (const term of terms) {
    const own = namesOf(term);
    if (own === undefined) return undefined;
    for (const name of own) names.add(name);
  }
  return names;
};
