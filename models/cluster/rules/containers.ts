import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { isRunning } from '../charts/pod/container.ts';
import { type ClusterParts, type PodContainer, podContainers, probesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/** Finite work: init containers, and regular containers that are not started again after success. */
const hasFiniteWork = ({ pod, plan }: PodContainer): boolean =>
  plan.kind === 'init' || !shouldRestart(plan.spec, pod.plan.pod.spec!, 0);

/** Containers that end by themselves: finite work completes, and any container may crash while the budget lasts. */
export const containerRules = ({ actor, rule }: ClusterComposer, cluster: ClusterParts): void => {
  const { budgets } = cluster;
  const containers = podContainers(cluster);
  const ends = (container: PodContainer, type: 'EXIT_ZERO' | 'EXIT_NONZERO') => [
    container.state.send({ type }),
    ...probesOf(container).map((probe) => probe.tell({ type: 'RESET' })),
  ];
  actor('container', () => {
    rule('completes its work', [containers.filter(hasFiniteWork)], (container) => ({
      when: [container.state.is(isRunning)],
      then: ends(container, 'EXIT_ZERO'),
    }));
  });
  actor(
    'environment',
    () => {
      rule(
        'makes the container exit with an error',
        [containers],
        (container) => ({
          when: [container.state.is(isRunning)],
          then: [budgets.containerExits.send({ type: 'SPEND' }), ...ends(container, 'EXIT_NONZERO')],
        }),
        { action: 'exit' },
      );
      rule(
        'makes the container exit with zero',
        [containers.filter((container) => !hasFiniteWork(container))],
        (container) => ({
          when: [container.state.is(isRunning)],
          then: [budgets.containerExits.send({ type: 'SPEND' }), ...ends(container, 'EXIT_ZERO')],
        }),
        { action: 'exit' },
      );
    },
    { fair: false },
  );
};
