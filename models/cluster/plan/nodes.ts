import { normalizeNode } from '../../../spec/api/normalize.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { addAmounts } from '../../../spec/scheduling/amounts.ts';
import { type NodeInfo, nodeInfoOf } from '../../../spec/scheduling/nodeInfo.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { ClusterInput } from './input.ts';

export type NodeCapacity = { readonly cpu: string; readonly memory: string; readonly pods: string };

/** nodes of a middling size, each in a zone of its own up to three zones */
const usualCapacity: NodeCapacity = { cpu: '4', memory: '16Gi', pods: '110' };

const zones = 3;

/** what a kubelet declares that has the default feature gates */
const declaredFeatures = ['RestartAllContainersOnContainerExits'];

/** What kubelets say of the machine, under the names that are stable and those that are still kept up for old selectors. */
const machineLabels = {
  'kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
  'beta.kubernetes.io/os': 'linux',
  'beta.kubernetes.io/arch': 'amd64',
};

/** The nodes of a scenario: `node-1` to `node-N`, alike but for their names and zones. */
export const planNodes = (count: number, capacity: NodeCapacity = usualCapacity): NodeInfo[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `node-${index + 1}`;
    const resources = { ...capacity, 'ephemeral-storage': '100Gi' };
    const node: Node = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          ...machineLabels,
          'topology.kubernetes.io/zone': `zone-${(index % zones) + 1}`,
        },
      },
      spec: {},
      status: { capacity: resources, allocatable: resources, declaredFeatures },
    };
    return nodeInfoOf(node);
  });

/** The Nodes of a manifest, as the scheduler sees them; those that cannot be read are left out. */
export const nodesOf = ({ objects }: ClusterInput): NodeInfo[] =>
  objects
    .filter(({ kind }) => kind === 'Node')
    .flatMap(({ object }) => {
      const node = normalizeNode(object);
      return node.valid ? [nodeInfoOf(node.object)] : [];
    });

/** A node with the room that is left beside Pods that run there and are not part of the model. */
export const withRoomTaken = (node: NodeInfo, running: readonly Pod[]): NodeInfo => {
  const there = running.filter(({ spec }) => spec?.nodeName === node.name);
  const allocatable = there.reduce(
    (left, pod) => addAmounts(left, podInfoOf(pod).requests, -1),
    node.allocatable,
  );
  return { ...node, allocatable: { ...allocatable, pods: allocatable.pods - BigInt(there.length) } };
};
