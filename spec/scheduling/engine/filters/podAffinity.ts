import { selects } from '../../../api/labelSelector.ts';
import { type AffinityTerm, termMeans, withNamespaces } from '../../affinityTerm.ts';
import { namespaceLabelsOf } from '../../cluster.ts';
import type { PodInfo } from '../../podInfo.ts';
import { classesSelected } from '../podClasses.ts';
import { columnOf, type PreparedCluster } from '../preparedCluster.ts';
import { termsMeaning } from '../termClasses.ts';
import { type TopologyTally, tallyAt, tallyNodes } from '../topologyTally.ts';
import { numberOf, type Rejected, rejectWhere } from './stage.ts';

/** The nodes of the Pods that a term of the incoming Pod means; its namespaces are resolved already. */
export const nodesMeant = (prepared: PreparedCluster, term: AffinityTerm): readonly (readonly number[])[] => {
  const anywhere = selects(term.namespaceSelector, {});
  return classesSelected(
    prepared.pods,
    term.selector,
    (namespace) => anywhere || term.namespaces.has(namespace),
  ).map(({ nodes }) => nodes);
};

/** The nodes of the Pods that all terms mean. */
const nodesMeantByAll = (
  prepared: PreparedCluster,
  terms: readonly AffinityTerm[],
): readonly (readonly number[])[] => {
  const [first, ...others] = terms;
  if (first === undefined) return [];
  const anywhere = selects(first.namespaceSelector, {});
  return classesSelected(
    prepared.pods,
    first.selector,
    (namespace) => anywhere || first.namespaces.has(namespace),
  )
    .filter((each) => others.every((term) => termMeans(term, each, {})))
    .map(({ nodes }) => nodes);
};

const rejectUnattracted = (
  prepared: PreparedCluster,
  pod: PodInfo,
  terms: readonly AffinityTerm[],
  rejected: Rejected,
): void => {
  const attracting: TopologyTally = new Map();
  for (const nodes of nodesMeantByAll(prepared, terms)) {
    for (const { topologyKey } of terms) tallyNodes(prepared, attracting, topologyKey, nodes, 1);
  }
  const first = attracting.size === 0 && terms.every((term) => termMeans(term, pod, {}));
  for (const { topologyKey } of terms) {
    const { ids } = columnOf(prepared, topologyKey);
    const tally = attracting.get(topologyKey);
    rejectWhere(
      rejected,
      'InterPodAffinity',
      (node) => (ids[node] ?? -1) < 0 || (!first && (tally === undefined || tallyAt(tally, node) <= 0)),
    );
  }
};

/** InterPodAffinity on counts by topology value; a Pod whose terms cannot be read is not for this. */
export const rejectByPodAffinity = (prepared: PreparedCluster, pod: PodInfo, rejected: Rejected): void => {
  const resolve = (term: AffinityTerm) => withNamespaces(term, prepared.cluster.namespaces);
  const affinity = pod.requiredAffinity.map(resolve);
  if (affinity.length > 0) rejectUnattracted(prepared, pod, affinity, rejected);
  const repelling: TopologyTally = new Map();
  for (const term of pod.requiredAntiAffinity.map(resolve)) {
    for (const nodes of nodesMeant(prepared, term))
      tallyNodes(prepared, repelling, term.topologyKey, nodes, 1);
  }
  const namespaceLabels = namespaceLabelsOf(prepared.cluster, pod.namespace);
  for (const { term, nodes } of termsMeaning(prepared.repelling, pod, namespaceLabels)) {
    tallyNodes(prepared, repelling, term.topologyKey, nodes, 1);
  }
  const number = numberOf('InterPodAffinity');
  for (const tally of repelling.values()) {
    for (let node = 0; node < rejected.length; node++) {
      if (rejected[node] === 0 && tallyAt(tally, node) > 0) rejected[node] = number;
    }
  }
};
