import type { Composer } from '../../../checker/system/composeSystem.ts';
import { none } from '../../../checker/system/guard.ts';
import { isEnding, isReleased, isShuttingDown } from '../charts/node/shutdownManager.ts';
import { isSyncing, isTerminating } from '../charts/pod/podWorker.ts';
import { hasDecidedEnd } from '../charts/pod/statusManager.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { machineStops } from './faults.ts';
import { knowsWhatRuns, kubeletTalks, kubeletWorks } from './guards.ts';

/**
 * Graceful node shutdown: the kubelet says that its node is not ready, takes no more Pods, and ends those that it has,
 * by priority, before it lets the machine go down.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/
 */
export const shutdownRules = ({ actor, rule }: Composer, node: NodeParts): void => {
  const { shutdown, budgets } = node;
  if (!shutdown) return;
  const { manager, condition } = shutdown;
  const groups = [...new Set(node.pods.map(({ plan }) => plan.shutdownGroup))].sort().map((group) => ({
    id: group + 1,
    name: `group ${group + 1} of the shutdown`,
    group,
    workers: node.pods.filter(({ plan }) => plan.shutdownGroup === group).map(({ worker }) => worker),
  }));
  const whole = [{ id: 1, name: 'node' }];
  actor(
    'environment',
    () => {
      rule('begins to shut the machine down', [whole], () => ({
        when: [kubeletWorks(node), ...knowsWhatRuns(node.pods)],
        then: [budgets.shutdowns.send({ type: 'SPEND' }), manager.send({ type: 'BEGIN' })],
      }));
      rule('calls the shutdown off', [whole], () => ({
        when: [kubeletWorks(node)],
        then: [manager.send({ type: 'CANCEL' })],
      }));
      rule('runs out of time for the Pods of the group', [groups], ({ group, workers }) => ({
        when: [kubeletWorks(node), manager.is(isEnding(group)), none(workers, isSyncing)],
        then: [manager.send({ type: 'NEXT' })],
      }));
    },
    { fair: false },
  );
  actor('kubelet', () => {
    rule('reports that the node is not ready', [whole], () => ({
      when: [...kubeletTalks(node), manager.is(isShuttingDown)],
      then: [condition.send({ type: 'REPORT_NOT_READY' })],
    }));
    rule('reports that the node is ready', [whole], () => ({
      when: [...kubeletTalks(node), manager.isNot(isShuttingDown)],
      then: [condition.send({ type: 'REPORT_READY' })],
    }));
    rule('ends the Pod for the shutdown of its node', [node.pods], ({ plan, worker, status }) => ({
      when: [
        kubeletWorks(node),
        manager.is(isEnding(plan.shutdownGroup)),
        worker.is(isSyncing),
        status.isNot(hasDecidedEnd),
      ],
      then: [worker.send({ type: 'EVICT' }), status.send({ type: 'EVICT' })],
    }));
    rule('is done with the Pods of the group', [groups], ({ group, workers }) => ({
      when: [
        kubeletWorks(node),
        manager.is(isEnding(group)),
        none(workers, (worker) => isSyncing(worker) || isTerminating(worker)),
      ],
      then: [manager.send({ type: 'NEXT' })],
    }));
  });
  actor('machine', () => {
    rule('goes down', [whole], () => ({
      when: [manager.is(isReleased)],
      then: machineStops(node),
    }));
  });
};
