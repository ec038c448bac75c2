import type { Guard } from '../../../checker/system/guard.ts';
import { isBound, isInApi, isLive } from '../charts/pod/podObject.ts';
import type { ClusterParts, PodParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/** What people do: create bare Pods, delete Pods with or without grace, evict Pods through the API, as budgets allow. */
export const userRules = (
  { actor, rule }: ClusterComposer,
  { pods, budgets }: ClusterParts,
  mayBeEvicted: (pod: PodParts) => readonly Guard[],
): void => {
  actor('user', () => {
    rule('creates the Pod', [pods.filter(({ plan }) => plan.workload === undefined)], (pod) => ({
      then: [pod.object.send({ type: 'CREATE' })],
    }));
  });
  actor(
    'user',
    () => {
      rule('deletes the Pod', [pods], (pod) => ({
        when: [pod.object.is(isLive)],
        then: [budgets.deletions.send({ type: 'SPEND' }), pod.object.send({ type: 'DELETE' })],
      }));
      rule(
        'deletes the Pod by force',
        [pods],
        (pod) => ({
          when: [pod.object.is(isInApi)],
          then: [budgets.forcedDeletions.send({ type: 'SPEND' }), pod.object.send({ type: 'REMOVE' })],
        }),
        { action: 'forced deletion' },
      );
      rule('evicts the Pod', [pods], (pod) => ({
        when: [pod.object.is(isLive), pod.object.is(isBound), ...mayBeEvicted(pod)],
        then: [budgets.evictions.send({ type: 'SPEND' }), pod.object.send({ type: 'DELETE' })],
      }));
    },
    { fair: false },
  );
};
