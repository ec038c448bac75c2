import { none } from '../../../checker/system/guard.ts';
import { isEnding, isReleased, isShuttingDown } from '../charts/node/shutdownManager.ts';
import { isSyncing, isTerminating } from '../charts/pod/podWorker.ts';
import { hasDecidedEnd } from '../charts/pod/statusManager.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { machineStops } from './faults.ts';
import { knowsWhatRuns, kubeletTalks, kubeletWorks } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/**
 * Graceful node shutdown: the kubelet says that its node is not ready, takes no more Pods, and ends those that it has,
 * by priority, before it lets the machine go down.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/
 */
export const shutdownRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { budgets } = node;
  const { whole, groups, pods } = shutdownMembers(node);
  actor(
    'environment',
    () => {
      rule(
        'begins to shut the machine down',
        [whole],
        ({ manager }) => ({
          when: [kubeletWorks(node), ...knowsWhatRuns(node.pods)],
          then: [budgets.shutdowns.send({ type: 'SPEND' }), manager.send({ type: 'BEGIN' })],
        }),
        { action: 'node shutdown' },
      );
      rule('calls the shutdown off', [whole], ({ manager }) => ({
        when: [kubeletWorks(node)],
        then: [manager.send({ type: 'CANCEL' })],
      }));
      rule('runs out of time for the Pods of the group', [groups], ({ manager, group, workers }) => ({
        when: [kubeletWorks(node), manager.is(isEnding(group)), none(workers, isSyncing)],
        then: [manager.send({ type: 'NEXT' })],
      }));
    },
    { fair: false },
  );
  const kubelet = actor('kubelet', () => {
    rule('reports that the node is not ready', [whole], ({ manager, condition }) => ({
      when: [...kubeletTalks(node), manager.is(isShuttingDown)],
      then: [condition.send({ type: 'REPORT_NOT_READY' })],
    }));
    const reportsNodeReady = rule('reports that the node is ready', [whole], ({ manager, condition }) => ({
      when: [...kubeletTalks(node), manager.isNot(isShuttingDown)],
      then: [condition.send({ type: 'REPORT_READY' })],
    }));
    const endsForShutdown = rule(
      'ends the Pod for the shutdown of its node',
      [pods],
      ({ manager, plan, worker, status }) => ({
        when: [
          kubeletWorks(node),
          manager.is(isEnding(plan.shutdownGroup)),
          worker.is(isSyncing),
          status.isNot(hasDecidedEnd),
        ],
        then: [worker.send({ type: 'EVICT' }), status.send({ type: 'EVICT' })],
      }),
      { action: 'shutdown eviction' },
    );
    rule('is done with the Pods of the group', [groups], ({ manager, group, workers }) => ({
      when: [
        kubeletWorks(node),
        manager.is(isEnding(group)),
        none(workers, (worker) => isSyncing(worker) || isTerminating(worker)),
      ],
      then: [manager.send({ type: 'NEXT' })],
    }));
    return { reportsNodeReady, endsForShutdown };
  });
  actor('machine', () => {
    rule('goes down', [whole], ({ manager }) => ({
      when: [manager.is(isReleased)],
      then: machineStops(node),
    }));
  });
  return kubelet;
};

/** What a shutdown is about: the node, its Pods, and these by priority; nothing where it never shuts down. */
const shutdownMembers = ({ shutdown, pods }: NodeParts) => {
  if (!shutdown) return { whole: [], groups: [], pods: [] };
  const { manager, condition } = shutdown;
  const groups = [...new Set(pods.map(({ plan }) => plan.shutdownGroup))].sort().map((group) => ({
    id: group + 1,
    name: `group ${group + 1} of the shutdown`,
    manager,
    group,
    workers: pods.filter(({ plan }) => plan.shutdownGroup === group).map(({ worker }) => worker),
  }));
  return {
    whole: [{ id: 1, name: 'node', manager, condition }],
    groups,
    pods: pods.map((pod) => ({ ...pod, manager })),
  };
};
