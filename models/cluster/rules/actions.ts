import { isLive } from '../charts/pod/podObject.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/** What befalls a whole zone, and which objects somebody deletes. Workloads are deleted by the rules of their controllers. */
export const actionRules = (
  { actor, rule }: ClusterComposer,
  { pods, nodes, plan, actions }: ClusterParts,
): void => {
  const { zoneLoss = [], deletion } = plan.actions ?? {};
  const zones = zoneLoss.map((zone, index) => ({ ...zone, id: index + 1 }));
  const bare = pods.filter(({ plan: { workload } }) => workload === undefined);
  actor(
    'environment',
    () => {
      rule('lets all machines of the zone die', [zones], (zone) => ({
        then: [
          actions.zoneLoss!.send({ type: 'SPEND' }),
          ...nodes
            .filter(({ id }) => zone.nodes.includes(id))
            .map(({ machine }) => machine.tell({ type: 'DIE' })),
        ],
      }));
    },
    { fair: false },
  );
  actor(
    'user',
    () => {
      rule('deletes the Pod that is named', [deletion?.of === 'pod' ? [bare[deletion.at]!] : []], (pod) => ({
        when: [pod.object.is(isLive)],
        then: [actions.deletion!.send({ type: 'SPEND' }), pod.object.send({ type: 'DELETE' })],
      }));
    },
    { fair: false },
  );
};
