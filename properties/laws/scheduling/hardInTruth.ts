import type { PlacementView } from '../../../models/views/podView.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import { nodeResourcesFit } from '../../../spec/scheduling/filters/nodeResourcesFit.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import { jointLaw } from '../lawRecord.ts';
import { type PlacedPod, rejectionOf, type SeenNode, seeNode, seePlacedPod } from './placement.ts';

export const hardInTruth = jointLaw({
  id: 'scheduling/hard-in-truth',
  says: 'Required anti-affinity, host ports and capacity hold among the Pods that the scheduler placed on a node, as of their binding',
  source: 'Kubernetes documentation, Assigning Pods to Nodes; Resource Management for Pods and Containers',
  exceptions: [
    'one scheduler, no lost replies',
    'static Pods, later changes of labels or allocatable, resizes',
    'Pods removed by force may still run',
    'Pods of a deleted Node object count nowhere, though the node may come back with them',
  ],
  sees: [
    {
      of: 'bound pod',
      what: (pod: PlacementView) => seePlacedPod(pod, pod.terminal ? 0 : pod.node),
    },
    { of: 'node', what: (node) => seeNode(node) },
  ],
  when: ['binds the Pod to the node'],
  holds: (seen, step) => {
    const [pods, nodes] = seen as [readonly PlacedPod[], readonly SeenNode[]];
    const [podId, nodeId] = step!.args as [number, number];
    return rejectionOf(pods.find(({ id }) => id === podId)!, nodeId, pods, nodes, amongPods) === undefined;
  },
  witness: (seen) => (seen[0] as readonly PlacedPod[]).some(({ node }) => node !== 0),
});

/** Affinity need hold only when a Pod is bound: those that it came for may leave. */
const antiAffinity: FilterPlugin = {
  ...interPodAffinity,
  prepare: (pod, cluster) => interPodAffinity.prepare({ ...pod, requiredAffinity: [] }, cluster),
};

const amongPods = [nodePorts, nodeResourcesFit, antiAffinity];
