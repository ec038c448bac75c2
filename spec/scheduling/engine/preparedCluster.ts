import type { Pod } from '../../api/objects/core.ts';
import type { AffinityTerm } from '../affinityTerm.ts';
import { type Cluster, type ClusterObjects, clusterOf, nominatedOf } from '../cluster.ts';
import { type NodeInfo, withoutPod, withPod } from '../nodeInfo.ts';
import type { PodInfo } from '../podInfo.ts';
import { hardPodAffinityWeight } from '../scores/interPodAffinity.ts';
import { type LabelColumn, labelColumnOf } from './labelColumn.ts';
import { type NodeClasses, nodeClassesOf } from './nodeClasses.ts';
import { addPod, noPodClasses, type PodClasses, removePod } from './podClasses.ts';
import { type ResourceTable, readNode, resourceTableOf } from './resourceTable.ts';
import { addTerm, noTermClasses, removeTerm, type TermClasses } from './termClasses.ts';

/**
 * A cluster prepared for many Pods: the nodes in tables and the bound Pods in indexes. It belongs to the caller
 * and is brought forward in place as Pods are bound and removed; nodes and namespaces stay as they are.
 */
export type PreparedCluster = {
  /** the same cluster for the readable plugins; its nodes are kept up to date */
  cluster: Cluster;
  readonly nodes: NodeInfo[];
  readonly byName: Map<string, NodeInfo>;
  readonly indexes: ReadonlyMap<string, number>;
  readonly columns: Map<string, LabelColumn>;
  readonly nodeClasses: NodeClasses;
  readonly resources: ResourceTable;
  readonly pods: PodClasses;
  /** required anti-affinity of bound Pods */
  readonly repelling: TermClasses;
  /** what bound Pods would rather have, or not, beside them */
  readonly preferring: TermClasses;
  readonly imageHolders: ReadonlyMap<string, readonly number[]>;
};

type OnTerm = (classes: TermClasses, term: AffinityTerm, weight: number, node: number) => void;

const eachTerm = (
  { repelling, preferring }: PreparedCluster,
  pod: PodInfo,
  node: number,
  on: OnTerm,
): void => {
  for (const term of pod.requiredAntiAffinity) on(repelling, term, 1, node);
  for (const term of pod.requiredAffinity) on(preferring, term, hardPodAffinityWeight, node);
  for (const term of pod.preferredAffinity) on(preferring, term, term.weight, node);
  for (const term of pod.preferredAntiAffinity) on(preferring, term, -term.weight, node);
};

const imageHoldersOf = (nodes: readonly NodeInfo[]): ReadonlyMap<string, readonly number[]> => {
  const holders = new Map<string, number[]>();
  for (const [index, { node }] of nodes.entries()) {
    for (const name of new Set((node.status?.images ?? []).flatMap(({ names }) => names ?? []))) {
      const known = holders.get(name);
      if (known === undefined) holders.set(name, [index]);
      else known.push(index);
    }
  }
  return holders;
};

/** The cluster of these objects in tables and indexes. It costs about as much as `clusterOf`. */
export const prepareCluster = (objects: ClusterObjects): PreparedCluster => {
  const cluster = clusterOf(objects);
  const nodes = [...cluster.nodes];
  const byName = new Map(cluster.byName);
  const prepared: PreparedCluster = {
    cluster: { ...cluster, nodes, byName },
    nodes,
    byName,
    indexes: new Map(nodes.map(({ name }, index) => [name, index])),
    columns: new Map(),
    nodeClasses: nodeClassesOf(nodes),
    resources: resourceTableOf(nodes),
    pods: noPodClasses(),
    repelling: noTermClasses(),
    preferring: noTermClasses(),
    imageHolders: imageHoldersOf(nodes),
  };
  for (const [index, node] of nodes.entries()) {
    for (const pod of node.pods) {
      addPod(prepared.pods, pod, index);
      eachTerm(prepared, pod, index, addTerm);
    }
  }
  return prepared;
};

const replaceNode = (prepared: PreparedCluster, index: number, node: NodeInfo): void => {
  prepared.nodes[index] = node;
  prepared.byName.set(node.name, node);
  readNode(prepared.resources, index, node);
};

/** Puts a Pod on a node; false if there is no such node. */
export const bindPod = (prepared: PreparedCluster, pod: PodInfo, nodeName: string): boolean => {
  const index = prepared.indexes.get(nodeName);
  const node = index === undefined ? undefined : prepared.nodes[index];
  if (index === undefined || node === undefined) return false;
  replaceNode(prepared, index, withPod(node, pod));
  addPod(prepared.pods, pod, index);
  eachTerm(prepared, pod, index, addTerm);
  return true;
};

/** Room is kept for these of the Pods that wait, on the nodes that they are nominated to, and for no others. */
export const setNominated = (prepared: PreparedCluster, waiting: readonly Pod[]): void => {
  prepared.cluster = { ...prepared.cluster, nominated: nominatedOf(waiting) };
};

/** Takes a Pod off a node; false if it is not there. */
export const unbindPod = (prepared: PreparedCluster, pod: PodInfo, nodeName: string): boolean => {
  const index = prepared.indexes.get(nodeName);
  const node = index === undefined ? undefined : prepared.nodes[index];
  const bound = node?.pods.find(({ key }) => key === pod.key);
  if (index === undefined || node === undefined || bound === undefined) return false;
  replaceNode(prepared, index, withoutPod(node, bound));
  removePod(prepared.pods, bound, index);
  eachTerm(prepared, bound, index, removeTerm);
  return true;
};

/** A label of all nodes, made when it is first asked for. */
export const columnOf = ({ columns, nodes }: PreparedCluster, key: string): LabelColumn => {
  const known = columns.get(key);
  if (known !== undefined) return known;
  const made = labelColumnOf(nodes, key);
  columns.set(key, made);
  return made;
};
