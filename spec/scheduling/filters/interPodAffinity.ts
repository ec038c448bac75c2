import { type AffinityTerm, termMeans, withNamespaces } from '../affinityTerm.ts';
import { type Cluster, namespaceLabelsOf } from '../cluster.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import {
  type FilterPlugin,
  type PodChange,
  type PreFilter,
  type PreparedFilter,
  type Rejection,
  reject,
  skip,
} from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { addInto, addTo, countAt, type TopologyCounter, type TopologyCounts } from '../topologyCounts.ts';

/**
 * InterPodAffinity: in the node's topology run Pods that the Pod's required affinity asks for, none that its
 * anti-affinity forbids, and none whose own anti-affinity forbids this Pod.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export const interPodAffinity: FilterPlugin = {
  name: 'InterPodAffinity',
  prepare: (pod, cluster): PreFilter => {
    if (pod.termProblems.length > 0) {
      const problems = pod.termProblems.join(', ');
      const reason = `parsing pod: ${pod.termProblems.length > 1 ? `[${problems}]` : problems}`;
      const rejection = reject('InterPodAffinity', 'UnschedulableAndUnresolvable', reason);
      return { kind: 'reject', rejection };
    }
    const state = initialState(pod, cluster);
    const silent = state.affinity.length + state.antiAffinity.length + state.repelled.size === 0;
    return silent ? skip : { kind: 'run', filter: filterOf(state) };
  },
};

type State = {
  readonly pod: PodInfo;
  readonly affinity: readonly AffinityTerm[];
  readonly antiAffinity: readonly AffinityTerm[];
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** Pods that all affinity terms mean */
  readonly attracting: TopologyCounts;
  /** Pods that an anti-affinity term means */
  readonly repelling: TopologyCounts;
  /** Pods whose own anti-affinity means the incoming Pod */
  readonly repelled: TopologyCounts;
};

const meansAll = (terms: readonly AffinityTerm[], pod: PodInfo): boolean =>
  terms.length > 0 && terms.every((term) => termMeans(term, pod, {}));

type Rules = Pick<State, 'pod' | 'affinity' | 'antiAffinity' | 'namespaceLabels'>;
type Counted = Record<'attracting' | 'repelling' | 'repelled', readonly AffinityTerm[]>;

/** Under which terms another Pod counts. */
const countedTerms = (rules: Rules, other: PodInfo): Counted => ({
  attracting: meansAll(rules.affinity, other) ? rules.affinity : [],
  repelling: rules.antiAffinity.filter((term) => termMeans(term, other, {})),
  repelled: other.requiredAntiAffinity.filter((term) => termMeans(term, rules.pod, rules.namespaceLabels)),
});

const afterChange = (state: State, { pod, node, by }: PodChange): State => {
  const { attracting, repelling, repelled } = countedTerms(state, pod);
  return {
    ...state,
    attracting: addTo(state.attracting, attracting, node, by),
    repelling: addTo(state.repelling, repelling, node, by),
    repelled: addTo(state.repelled, repelled, node, by),
  };
};

/** A Pod that attracts itself may be the first of its kind. */
const isAttracted = (state: State, node: NodeInfo): boolean => {
  if (!state.affinity.every(({ topologyKey }) => Object.hasOwn(node.labels, topologyKey))) return false;
  if (state.affinity.every(({ topologyKey }) => countAt(state.attracting, topologyKey, node) > 0))
    return true;
  return state.attracting.size === 0 && meansAll(state.affinity, state.pod);
};

const rejects = (state: State, node: NodeInfo): Rejection | undefined => {
  if (!isAttracted(state, node)) {
    const reason = "node(s) didn't match pod affinity rules";
    return reject('InterPodAffinity', 'UnschedulableAndUnresolvable', reason);
  }
  if (state.antiAffinity.some(({ topologyKey }) => countAt(state.repelling, topologyKey, node) > 0)) {
    return reject('InterPodAffinity', 'Unschedulable', "node(s) didn't match pod anti-affinity rules");
  }
  if ([...state.repelled.keys()].some((topologyKey) => countAt(state.repelled, topologyKey, node) > 0)) {
    const reason = "node(s) didn't satisfy existing pods anti-affinity rules";
    return reject('InterPodAffinity', 'Unschedulable', reason);
  }
  return undefined;
};

const filterOf = (state: State): PreparedFilter => ({
  rejects: (node) => rejects(state, node),
  after: (change) => filterOf(afterChange(state, change)),
});

const initialState = (pod: PodInfo, cluster: Cluster): State => {
  const resolve = (term: AffinityTerm) => withNamespaces(term, cluster.namespaces);
  const rules: Rules = {
    pod,
    affinity: pod.requiredAffinity.map(resolve),
    antiAffinity: pod.requiredAntiAffinity.map(resolve),
    namespaceLabels: namespaceLabelsOf(cluster, pod.namespace),
  };
  const attracting: TopologyCounter = new Map();
  const repelling: TopologyCounter = new Map();
  const repelled: TopologyCounter = new Map();
  for (const node of cluster.nodes) {
    for (const other of node.pods) {
      const terms = countedTerms(rules, other);
      addInto(attracting, terms.attracting, node, 1);
      addInto(repelling, terms.repelling, node, 1);
      addInto(repelled, terms.repelled, node, 1);
    }
  }
  return { ...rules, attracting, repelling, repelled };
};
