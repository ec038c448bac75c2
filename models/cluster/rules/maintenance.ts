import { type Guard, none } from '../../../checker/system/guard.ts';
import { controllerOf } from '../../../spec/controllers/common/ownerReferences.ts';
import { isDrained, isDraining, isUntouched, type Maintenance } from '../charts/node/maintenance.ts';
import { isInApi, isLive, isOn, isTerminal } from '../charts/pod/podObject.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * What people do to nodes: cordon one, or drain it as `kubectl drain --ignore-daemonsets --delete-emptydir-data --force`
 * does, which evicts the Pods that are there and asks again for those that a budget keeps; or drain one after the other,
 * uncordoning each.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 *
 * @param mayBeEvicted when the API evicts a Pod
 */
export const maintenanceRules = (
  { actor, rule }: ClusterComposer,
  { pods, nodes, plan, actions }: ClusterParts,
  mayBeEvicted: (pod: PodParts) => readonly Guard[],
): void => {
  const { drain, cordon = [] } = plan.actions ?? {};
  const serviced = nodes.flatMap((node) =>
    node.maintenance ? [{ ...node, maintenance: node.maintenance }] : [],
  );
  const named = (ids: readonly number[]) => serviced.filter(({ id }) => ids.includes(id));
  const drained = named(drain?.nodes ?? []);
  const mayGo = pods.filter(goesWithDrain);
  actor(
    'user',
    () => {
      rule('cordons the node', [named(cordon)], ({ maintenance }) => ({
        then: [actions.cordon!.send({ type: 'SPEND' }), maintenance.send({ type: 'CORDON' })],
      }));
      rule('begins to drain the node', [drained], ({ id, maintenance }) => ({
        when: [
          maintenance.is(isUntouched),
          none(
            drained.filter((other) => other.id !== id).map((other) => other.maintenance),
            isTakenOut,
          ),
        ],
        then: [actions.drain!.send({ type: 'SPEND' }), maintenance.send({ type: 'DRAIN' })],
      }));
    },
    { fair: false },
  );
  actor('user', () => {
    rule('evicts the Pod from the drained node', [mayGo, drained], (pod, node) => ({
      when: [
        pod.object.is(isOn(node.id)),
        pod.object.is(isLive),
        node.maintenance.is(isDraining),
        ...mayBeEvicted(pod),
      ],
      then: [pod.object.send({ type: 'DELETE' })],
    }));
    rule('has drained the node', [drained], (node) => ({
      when: [node.maintenance.is(isDraining), nothingLeftOn(node, mayGo)],
      then: [node.maintenance.send({ type: 'DRAINED' })],
    }));
    if (drain?.inTurn) {
      rule('uncordons the node', [drained], ({ maintenance }) => ({
        when: [maintenance.is(isDrained)],
        then: [maintenance.send({ type: 'UNCORDON' })],
      }));
    }
  });
};

const isTakenOut = (state: Maintenance): boolean => isDraining(state) || isDrained(state);

/** Pods of DaemonSets stay where they are. */
const goesWithDrain = ({ plan }: PodParts): boolean => controllerOf(plan.pod)?.kind !== 'DaemonSet';

const nothingLeftOn = (node: NodeParts, pods: readonly PodParts[]): Guard =>
  none(
    pods.map(({ object }) => object),
    (object) => isOn(node.id)(object) && isInApi(object) && !isTerminal(object),
  );
