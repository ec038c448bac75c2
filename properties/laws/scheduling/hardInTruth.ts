import { does } from '../../../models/ruleFacts.ts';
import type { PlacementView } from '../../../models/views/podView.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import { nodeResourcesFit } from '../../../spec/scheduling/filters/nodeResourcesFit.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { antiAffinity } from './antiAffinity.ts';
import { type PlacedPod, rejectionOf, type SeenNode, seeNode, seePlacedPod } from './placement.ts';

export const hardInTruth: LawRecord = {
  id: 'scheduling/hard-in-truth',
  says: 'Required anti-affinity, host ports and capacity hold among the Pods that the scheduler placed on a node, as of their binding',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
  fields: [
    'pod.spec.affinity.podAntiAffinity',
    ...inContainers('resources'),
    ...inContainers('ports.hostPort'),
  ],
  exceptions: [
    'one scheduler, no lost replies',
    'static Pods, later changes of labels or allocatable, resizes',
    'Pods removed by force may still run',
    'Pods of a deleted Node object count nowhere, though the node may come back with them',
  ],
  model: overViews({
    sees: [
      {
        of: 'bound pod',
        what: (pod: PlacementView) => seePlacedPod(pod, pod.terminal ? 0 : pod.node),
      },
      { of: 'node', what: (node) => seeNode(node) },
    ],
    when: does('binding'),
    holds: (seen, step) => {
      const [pods, nodes] = seen as [readonly PlacedPod[], readonly SeenNode[]];
      const [podId, nodeId] = step!.args as [number, number];
      return rejectionOf(pods.find(({ id }) => id === podId)!, nodeId, pods, nodes, amongPods) === undefined;
    },
    witness: (seen) => (seen[0] as readonly PlacedPod[]).some(({ node }) => node !== 0),
  }),
  mutants: ['scheduler-ignores-hard-constraints'],
};

const amongPods = [nodePorts, nodeResourcesFit, antiAffinity];
