import { assign } from 'xstate';
import type { Guard } from '../../checker/system/guard.ts';
import {
  container as containerChart,
  hasExited,
  hasSucceeded,
  isRunning,
  isWaiting,
} from '../../models/cluster/charts/pod/container.ts';
import { isSyncing } from '../../models/cluster/charts/pod/podWorker.ts';
import { hasSandbox } from '../../models/cluster/charts/pod/sandbox.ts';
import type { NodeParts, PodContainer } from '../../models/cluster/parts/clusterParts.ts';
import { kubeletWorksOn } from '../../models/cluster/rules/kubeletGuards.ts';
import type { ClusterMutant } from './clusterMutant.ts';

/** The kubelet may start a container of this Pod, as far as the Pod goes. */
const maySync = ({ pod }: PodContainer, node: NodeParts): Guard[] => [
  ...kubeletWorksOn(pod, node),
  pod.worker.is(isSyncing),
  pod.sandbox.is(hasSandbox),
];

/** The kubelet starts containers in this state, and asks nothing else. */
const startsWhen = (
  fields: Pick<ClusterMutant, 'name' | 'says' | 'breaks'>,
  when: (container: PodContainer) => Guard,
): ClusterMutant => ({
  ...fields,
  rules: {
    startsContainer: (body, container, node) => ({
      when: [...maySync(container, node), when(container)],
      then: body.then,
    }),
  },
});

const startsTwice = startsWhen(
  {
    name: 'second-instance',
    says: 'the kubelet starts a container that runs already',
    breaks: ['container/one-instance'],
  },
  ({ state }) =>
    state.is((container) => isWaiting(container) || isRunning(container) || hasExited(container)),
);

const ignoresPolicy = startsWhen(
  {
    name: 'restart-policy-ignored',
    says: 'the kubelet starts every container that has exited again',
    breaks: ['container/policy'],
  },
  ({ state }) => state.is((container) => isWaiting(container) || hasExited(container)),
);

const initsAtOnce = startsWhen(
  {
    name: 'init-containers-at-once',
    says: 'the kubelet starts all init containers together, and the regular ones with them',
    breaks: ['container/init-in-order', 'container/init-before-app'],
  },
  ({ state }) => state.is(isWaiting),
);

const initsAgain = startsWhen(
  {
    name: 'init-container-again',
    says: 'the kubelet runs an init container again that has succeeded',
    breaks: ['container/init-once', 'container/init-over'],
  },
  ({ state, plan }) =>
    state.is((container) => isWaiting(container) || (plan.kind === 'init' && hasSucceeded(container))),
);

const forgetsRestarts: ClusterMutant = {
  name: 'restart-not-counted',
  says: 'the kubelet does not count a restart',
  breaks: ['container/restart-count'],
  charts: [
    {
      chart: containerChart,
      change: (chart) => chart.provide({ actions: { countInstance: assign({}) } } as never),
    },
  ],
};

export const containerMutants: readonly ClusterMutant[] = [
  startsTwice,
  ignoresPolicy,
  initsAtOnce,
  initsAgain,
  forgetsRestarts,
];
