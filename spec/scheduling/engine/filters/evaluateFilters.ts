import { firstRejectionWithNominated, prepareFilters } from '../../filtering.ts';
import { nodeAffinity } from '../../filters/nodeAffinity.ts';
import { nodeDeclaredFeatures } from '../../filters/nodeDeclaredFeatures.ts';
import { nodePorts } from '../../filters/nodePorts.ts';
import { nodeResourcesFit } from '../../filters/nodeResourcesFit.ts';
import { nodeUnschedulable } from '../../filters/nodeUnschedulable.ts';
import { nodeVolumeLimits } from '../../filters/nodeVolumeLimits.ts';
import { taintToleration } from '../../filters/taintToleration.ts';
import { volumeBinding } from '../../filters/volumeBinding.ts';
import { volumeRestrictions } from '../../filters/volumeRestrictions.ts';
import { volumeZone } from '../../filters/volumeZone.ts';
import type { FilterPlugin, PreparedFilter, Rejection } from '../../plugin.ts';
import type { PodInfo } from '../../podInfo.ts';
import { requiredNodeAffinityOf } from '../../requiredNodeAffinity.ts';
import { compileConstraints } from '../../spreadConstraint.ts';
import { affinityMask, byNodeClass } from '../nodeMasks.ts';
import type { PreparedCluster } from '../preparedCluster.ts';
import { rejectByPodAffinity } from './podAffinity.ts';
import { rejectByResources } from './resources.ts';
import { rejectBySpread } from './spread.ts';
import { numberOf, type Rejected, rejectWhere } from './stage.ts';

/** Asks a readable plugin about every node that is still feasible. */
const askEachNode = (
  prepared: PreparedCluster,
  filter: PreparedFilter,
  plugin: FilterPlugin,
  rejected: Rejected,
): void =>
  rejectWhere(rejected, plugin.name, (index) => {
    const node = prepared.nodes[index];
    return node !== undefined && filter.rejects(node) !== undefined;
  });

/** Asks a readable plugin about one node of each class. */
const askEachClass = (
  prepared: PreparedCluster,
  pod: PodInfo,
  plugin: FilterPlugin,
  rejected: Rejected,
): void => {
  const made = plugin.prepare(pod, prepared.cluster);
  if (made.kind !== 'run') return;
  const verdicts = byNodeClass(prepared, (node) => made.filter.rejects(node) !== undefined);
  if (!verdicts.includes(true)) return;
  const { ids } = prepared.nodeClasses;
  rejectWhere(rejected, plugin.name, (node) => verdicts[ids[node] ?? 0] ?? false);
};

const rejectByName = (prepared: PreparedCluster, pod: PodInfo, rejected: Rejected): void => {
  const name = pod.pod.spec?.nodeName;
  if (name) rejectWhere(rejected, 'NodeName', (node) => prepared.nodes[node]?.name !== name);
};

const rejectByNodeAffinity = (prepared: PreparedCluster, pod: PodInfo, rejected: Rejected): void => {
  const mask = affinityMask(prepared, requiredNodeAffinityOf(pod.pod));
  if (mask !== undefined) rejectWhere(rejected, 'NodeAffinity', (node) => mask[node] === 0);
};

const readable: readonly FilterPlugin[] = [volumeRestrictions, nodeVolumeLimits, volumeBinding, volumeZone];

/** Nodes to which Pods are nominated are judged by the readable filters, as are Pods that wait for such a node. */
const judgeNominated = (prepared: PreparedCluster, pod: PodInfo, rejected: Rejected): void => {
  const { cluster, indexes, nodes } = prepared;
  if (cluster.nominated.size === 0) return;
  const made = prepareFilters(pod, cluster);
  if (made.kind === 'reject') return;
  for (const name of cluster.nominated.keys()) {
    const index = indexes.get(name);
    const node = index === undefined ? undefined : nodes[index];
    if (index === undefined || node === undefined) continue;
    const rejection = firstRejectionWithNominated(made.filters, pod, node, cluster);
    rejected[index] = rejection === undefined ? 0 : numberOf(rejection.plugin);
  }
};

export type FilterOutcome =
  | { readonly kind: 'reject'; readonly rejection: Rejection }
  | {
      readonly kind: 'run';
      readonly rejected: Rejected;
      /** the only nodes worth a look */
      readonly nodeNames?: ReadonlySet<string>;
    };

/** Which filter rejects each node first. The same as the readable filters say, found in tables and indexes. */
export const evaluateFilters = (prepared: PreparedCluster, pod: PodInfo): FilterOutcome => {
  const { cluster } = prepared;
  const rejected: Rejected = new Uint8Array(prepared.nodes.length);
  const outright = nodeAffinity.prepare(pod, cluster);
  const spread = compileConstraints(pod.pod.spec?.topologySpreadConstraints, 'DoNotSchedule', pod.labels);
  const volumes = readable.map((plugin) => ({ plugin, made: plugin.prepare(pod, cluster) }));
  const ports = nodePorts.prepare(pod, cluster);
  const unusual =
    outright.kind === 'reject' ||
    (outright.kind === 'run' && outright.nodeNames !== undefined) ||
    volumes.some(
      ({ made }) => made.kind === 'reject' || (made.kind === 'run' && made.nodeNames !== undefined),
    ) ||
    !spread.valid ||
    pod.termProblems.length > 0;
  const made = unusual ? prepareFilters(pod, cluster) : undefined;
  if (made?.kind === 'reject') return made;
  askEachClass(prepared, pod, nodeUnschedulable, rejected);
  rejectByName(prepared, pod, rejected);
  askEachClass(prepared, pod, taintToleration, rejected);
  rejectByNodeAffinity(prepared, pod, rejected);
  if (ports.kind === 'run') askEachNode(prepared, ports.filter, nodePorts, rejected);
  if (!rejectByResources(prepared, pod, rejected)) {
    const fit = nodeResourcesFit.prepare(pod, cluster);
    if (fit.kind === 'run') askEachNode(prepared, fit.filter, nodeResourcesFit, rejected);
  }
  for (const { plugin, made } of volumes) {
    if (made.kind === 'run') askEachNode(prepared, made.filter, plugin, rejected);
  }
  if (spread.valid && spread.constraints.length > 0)
    rejectBySpread(prepared, pod, spread.constraints, rejected);
  rejectByPodAffinity(prepared, pod, rejected);
  askEachClass(prepared, pod, nodeDeclaredFeatures, rejected);
  judgeNominated(prepared, pod, rejected);
  return { kind: 'run', rejected, ...(made?.nodeNames ? { nodeNames: made.nodeNames } : {}) };
};
