import { assign } from 'xstate';
import { all, always, any, type Guard, never } from '../../../checker/system/guard.ts';
import {
  container as containerOfRuntime,
  isRunning,
} from '../../../models/podOnNode/charts/container/container.ts';
import { restartBackoff } from '../../../models/podOnNode/charts/container/restartBackoff.ts';
import {
  isTerminating as isEndingWorker,
  isSyncing,
} from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { PodContainer } from '../../../models/podOnNode/parts/podContainers.ts';
import { container, pod } from '../../../models/scenarios/features/feature.ts';
import { changedStates } from '../changedChart.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

/** The kubelet starts the containers that are so, whatever it should do. */
const starts = (which: (container: PodContainer) => Guard[]): NonNullable<NodeMutant['rules']> => ({
  createsContainer: ({ then }, container) => ({
    when: [...inSandbox(container), ...which(container)],
    then,
  }),
  startsContainer: ({ then }, container) => ({ when: inSandbox(container), then }),
});

const hasNotRun = ({ state }: PodContainer) => [state.is(({ context }) => context.instances === 0)];
const isInit = ({ plan }: PodContainer) => (plan.kind === 'init' ? [] : [never]);

/** An init container that is gone from the runtime, beside regular ones that run. */
const isRemovedInit = ({ pod, plan, state }: PodContainer): Guard[] => [
  plan.kind === 'init' ? always : never,
  state.is((each) => each.matches('Absent')),
  ...pod.containers.flatMap((each) => (each.plan.kind === 'regular' ? [each.state.is(isRunning)] : [])),
];

const inSandbox = ({ pod }: PodContainer) => [
  pod.worker.is(isSyncing),
  pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
];

export const containerMutants: readonly NodeMutant[] = [
  {
    name: 'sidecars-stopped-at-once',
    says: 'the kubelet asks all containers of a Pod to stop at once, sidecars too',
    breaks: ['container/sidecar-last'],
    victim: feature('node-sidecars'),
    rules: {
      asksToStop: ({ then }, { pod }) => ({ when: [pod.worker.is(isEndingWorker)], then }),
    },
  },
  {
    name: 'sidecars-stopped-after-their-hooks',
    says: 'the kubelet sends a sidecar its stop signal as soon as its preStop hook is over',
    breaks: ['container/sidecar-last'],
    victim: feature('node-sidecar-hooks'),
    rules: { isDoneWithPreStop: ({ then }) => ({ then }) },
  },
  {
    name: 'post-start-not-waited-for',
    says: 'the kubelet starts further containers while a postStart hook runs',
    breaks: ['container/post-start-first'],
    victim: feature('node-hooks'),
    rules: {
      startsContainer: ({ then }, { pod }) => ({ when: [pod.worker.is(isSyncing)], then }),
      createsContainer: ({ then }, container) => ({ when: inSandbox(container), then }),
    },
  },
  {
    name: 'ephemeral-container-restarted',
    says: 'the kubelet restarts an ephemeral container that has ended',
    breaks: ['container/ephemeral-once'],
    victim: feature('node-ephemeral'),
    rules: {
      createsContainer: ({ then }, container) => ({ when: inSandbox(container), then }),
      startsContainer: ({ then }, container) => ({ when: inSandbox(container), then }),
    },
  },
  {
    name: 'restart-delay-ignored',
    says: 'the kubelet restarts containers at once, however often they end',
    breaks: ['container/backoff'],
    victim: feature('node-restarts'),
    charts: [
      {
        chart: restartBackoff,
        change: (chart) =>
          changedStates(changedStates(chart, ['MayStart'], { EXITED: 'MayStart' }), ['Cooling'], {
            EXITED: 'MayStart',
          }),
      },
    ],
  },
  {
    name: 'resize-policy-ignored',
    says: 'the kubelet applies every resize to the running container, whatever its resizePolicy says',
    breaks: ['container/resize-policy'],
    victim: feature('node-resize-restart'),
    rules: {
      updatesResources: ({ then }, { pod, state }) => ({
        when: [state.is(isRunning), pod.worker.is(isSyncing)],
        then,
      }),
    },
  },
  {
    name: 'resize-not-applied',
    says: 'the kubelet grants a resize and does not apply it',
    breaks: ['container/resize-applied'],
    victim: feature('node-resize'),
    rules: { updatesResources: (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'policy-ignored',
    says: 'the kubelet starts a container again that is to stay ended',
    breaks: ['container/policy'],
    victim: feature('node-liveness-never'),
    rules: starts(() => []),
  },
  {
    name: 'all-containers-at-once',
    says: 'the kubelet starts init containers and regular ones all at once',
    breaks: ['container/init-in-order', 'container/init-before-app'],
    victim: feature('node-init-never'),
    rules: starts(hasNotRun),
  },
  {
    name: 'init-containers-again',
    says: 'the kubelet starts init containers, also those that have succeeded, again and again',
    breaks: ['container/init-once'],
    victim: feature('node-init-never'),
    rules: starts(isInit),
  },
  {
    name: 'init-container-beside-app',
    says: 'an init container that the runtime no longer has is taken for one that never ran, though a regular container runs',
    breaks: ['container/init-over'],
    victim: { pods: [pod({ initContainers: [container('init')] })], podBudgets: { removals: 1 } },
    rules: {
      createsContainer: (body, container) => ({
        when: [any(all(...(body.when ?? [])), all(...inSandbox(container), ...isRemovedInit(container)))],
        then: body.then,
      }),
    },
  },
  {
    name: 'restarts-not-counted',
    says: 'the runtime does not count the instances of a container',
    breaks: ['container/restart-count'],
    victim: feature('node-restarts'),
    charts: [
      {
        chart: containerOfRuntime,
        change: (chart) =>
          chart.provide({
            actions: { countInstance: assign({ instances: 1, exitCode: 0, stale: null, isGarbage: false }) },
          } as never),
      },
    ],
  },
];
