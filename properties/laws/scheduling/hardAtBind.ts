import { jointLaw } from '../lawRecord.ts';
import { type PlacedPod, rejectionOf, type SeenNode, seeNode, seePlacedPod } from './placement.ts';

export const hardAtBind = jointLaw({
  id: 'scheduling/hard-at-bind',
  says: 'When the scheduler binds a Pod, every required constraint held in the cluster as it saw it',
  source: 'Kubernetes documentation, Kubernetes Scheduler; Assigning Pods to Nodes',
  exceptions: ['manual bindings and a nodeName set at creation are not checked by the scheduler'],
  sees: [
    { of: 'scheduled pod', what: (pod: PlacedPod) => seePlacedPod(pod) },
    { of: 'node', what: seeNode },
  ],
  when: ['binds the Pod to the node'],
  holds: (seen, step) => {
    const [pods, nodes] = seen as [readonly PlacedPod[], readonly SeenNode[]];
    const [podId, nodeId] = step!.args as [number, number];
    const pod = pods.find(({ id }) => id === podId)!;
    return rejectionOf(pod, nodeId, pods, nodes) === undefined;
  },
});
