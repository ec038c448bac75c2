/** What questions are about. */
export type AskedKind = 'Pod' | 'Node' | 'Workload';

export type AskedField = {
  /** as CEL has it */
  readonly type: 'string' | 'bool' | 'int' | 'list<string>' | 'map<string, string>';
  readonly says: string;
  /** it is seen only together with what the node has of a Pod */
  readonly ofNode?: true;
};

/** Every field that questions may read, by kind and name. */
export const askedFields: { readonly [K in AskedKind]: { readonly [field: string]: AskedField } } = {
  Pod: {
    name: { type: 'string', says: 'metadata.name' },
    namespace: { type: 'string', says: 'metadata.namespace' },
    workload: { type: 'string', says: 'the name of the workload that it belongs to; empty: none' },
    labels: { type: 'map<string, string>', says: 'a label that a Pod does not have is empty' },
    services: { type: 'list<string>', says: 'the names of the Services that select it' },
    revision: {
      type: 'int',
      says: 'which template of its workload it is made from; 2: the one that a rollout brings',
    },
    phase: { type: 'string', says: 'Pending, Running, Succeeded or Failed' },
    ready: { type: 'bool', says: 'its condition Ready is True' },
    node: { type: 'string', says: 'the name of its node; empty: it is not bound' },
    terminating: { type: 'bool', says: 'its deletion timestamp is set' },
    deleted: { type: 'bool', says: 'it is gone from the API: true only among `alive`' },
    running: { type: 'bool', says: 'some container of it runs on its node', ofNode: true },
    restarts: { type: 'int', says: 'of all its containers, as far as the model counts', ofNode: true },
  },
  Node: {
    name: { type: 'string', says: 'metadata.name' },
    zone: { type: 'string', says: 'its label topology.kubernetes.io/zone' },
    labels: { type: 'map<string, string>', says: 'a label that a node does not have is empty' },
    ready: { type: 'bool', says: 'its condition Ready is True' },
    unschedulable: { type: 'bool', says: 'spec.unschedulable: it is cordoned' },
    draining: { type: 'bool', says: 'somebody drains it, and is not done' },
    taints: { type: 'list<string>', says: 'each as key:effect or key=value:effect' },
  },
  Workload: {
    name: { type: 'string', says: 'metadata.name' },
    namespace: { type: 'string', says: 'metadata.namespace' },
    kind: { type: 'string', says: 'Deployment, ReplicaSet …' },
    replicas: { type: 'int', says: 'how many Pods it wants now' },
    revision: { type: 'int', says: 'the template that its Pods are to be made from; 2: the new one' },
    ready: { type: 'int', says: 'how many of its Pods are ready, and not terminating' },
  },
};

export type AskedList = { readonly kind: AskedKind; readonly says: string };

/** The lists that questions range over, by name. */
export const askedLists: { readonly [list: string]: AskedList } = {
  pods: { kind: 'Pod', says: 'the Pods in the API' },
  alive: {
    kind: 'Pod',
    says: 'the Pods of which some container runs, also those that are gone from the API',
  },
  nodes: { kind: 'Node', says: 'the Nodes in the API' },
  workloads: { kind: 'Workload', says: 'the workloads whose Pods a controller creates' },
};

/** Words that some fields are limited to. */
export const askedWords: { readonly [field: string]: readonly string[] } = {
  'Pod.phase': ['Pending', 'Running', 'Succeeded', 'Failed'],
};
