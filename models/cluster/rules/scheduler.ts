import { schedulingGates } from '../../../spec/scheduling/schedulingGates.ts';
import { deliver, type Sightings } from '../../observers/deliver.ts';
import { isCordoned } from '../charts/node/maintenance.ts';
import { isBound, isGone, isLive, isTerminal } from '../charts/pod/podObject.ts';
import { isGoneForScheduler, isQueued, isUnseenByScheduler } from '../charts/scheduler/scheduledPod.ts';
import { admitsWhenCordoned, admittingStates } from '../constraints/nodeStates.ts';
import { attracted, notRepelled } from '../constraints/otherPods.ts';
import { resourcesFit } from '../constraints/resources.ts';
import { spreadOut } from '../constraints/spread.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * The scheduler binds a Pod that waits in its queue to any node on which every hard constraint holds in its view:
 * preferences choose among those nodes, and no law may hang on them.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const schedulerRules = (composer: ClusterComposer, cluster: ClusterParts) => {
  const { actor, rule } = composer;
  const { pods, nodes } = cluster;
  return actor('scheduler', () => {
    const deliveries = deliver(composer, pods, ({ scheduled }) => scheduled, sightings);
    const bindsPod = rule(
      'binds the Pod to the node',
      [pods.filter(isItsBusiness), nodes],
      (pod, node) => ({
        when: [pod.scheduled.is(isQueued), ...hardConstraints(cluster, pod, node)],
        then: [
          pod.object.send({ type: 'BIND', node: node.id }),
          pod.scheduled.send({ type: 'SEE', as: 'Placed', node: node.id }),
        ],
      }),
      { action: 'binding' },
    );
    const { seesPendingPod, seesPodGone } = deliveries;
    return { sees: [seesPendingPod, seesPodGone], bindsPod, seesPodGone };
  });
};

/** What the scheduler comes to see of Pods. What it decides itself it assumes at once. */
const sightings = {
  seesPendingPod: {
    rule: 'sees the pending Pod',
    as: 'Queued',
    of: (pod) => isItsBusiness(pod),
    when: ({ object, scheduled }) => [
      object.is(isLive),
      object.isNot(isBound),
      scheduled.is(isUnseenByScheduler),
    ],
  },
  seesPodGone: {
    rule: 'sees the Pod gone',
    as: 'Gone',
    when: ({ object, scheduled }) => [
      object.is((pod) => isGone(pod) || isTerminal(pod)),
      scheduled.isNot(isGoneForScheduler),
    ],
  },
} satisfies Sightings<PodParts, 'Queued' | 'Gone'>;

/** The scheduler leaves Pods alone that come with a node, or whose scheduling gates are closed. */
const isItsBusiness = ({ plan }: PodParts): boolean =>
  !plan.pod.spec?.nodeName && schedulingGates(plan.pod) === undefined;

/** Everything that must hold of the cluster, in the scheduler's view, when it binds this Pod to this node. */
export const hardConstraints = (cluster: ClusterParts, pod: PodParts, node: NodeParts) => {
  const admitting = admittingStates(pod.plan.info, cluster.plan.nodes[node.id - 1]!);
  return [
    node.object.is((object) => admitting.has(object.value)),
    ...(node.maintenance && !admitsWhenCordoned(pod.plan.info, cluster.plan.nodes[node.id - 1]!)
      ? [node.maintenance.isNot(isCordoned)]
      : []),
    ...resourcesFit(cluster.plan, cluster.pods, pod, node),
    ...notRepelled(cluster, pod, node),
    ...attracted(cluster, pod, node),
    ...spreadOut(cluster, pod, node),
  ];
};
