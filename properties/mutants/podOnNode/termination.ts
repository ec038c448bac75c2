import { never } from '../../../checker/system/guard.ts';
import { container } from '../../../models/podOnNode/charts/container/container.ts';
import { apiPod, isTerminating } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isIdle } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { PodContainer } from '../../../models/podOnNode/parts/podContainers.ts';
import { changedStates } from '../changedChart.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

/** The sandbox is there, and the kubelet looks after the Pod, or ends it. */
const isKnown = ({ pod }: PodContainer) => [
  pod.worker.isNot(isIdle),
  pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
];

export const terminationMutants: readonly NodeMutant[] = [
  {
    name: 'grace-lengthened',
    says: 'the API server lets a second deletion lengthen the grace period',
    breaks: ['termination/grace-shrinks'],
    victim: feature('node-deletion'),
    charts: [
      { chart: apiPod, change: (chart) => chart.provide({ guards: { isShorter: () => true } } as never) },
    ],
  },
  {
    name: 'pre-stop-hook-skipped',
    says: 'the kubelet sends the stop signal without running the preStop hook',
    breaks: ['termination/pre-stop-first'],
    victim: feature('node-hooks'),
    charts: [
      {
        chart: container,
        change: (chart) => chart.provide({ guards: { hasPreStop: () => false } } as never),
      },
    ],
  },
  {
    name: 'grace-never-over',
    says: 'the kubelet does not kill what still runs when the grace period is over',
    breaks: ['termination/kill-in-time'],
    victim: feature('node-hooks'),
    rules: { killsAfterGrace: (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'finalizers-ignored',
    says: 'the API server removes a deleted Pod that still has finalizers',
    breaks: ['termination/kept-by-finalizers'],
    victim: feature('node-finalizers'),
    charts: [
      {
        chart: apiPod,
        change: (chart) => chart.provide({ guards: { hasFinalizers: () => false } } as never),
      },
    ],
  },
  {
    name: 'deletion-taken-back',
    says: 'the API server drops the deletion timestamp when a status is written',
    breaks: ['termination/irrevocable'],
    victim: feature('node-deletion'),
    charts: [
      { chart: apiPod, change: (chart) => changedStates(chart, ['Terminating'], { STATUS: 'Bound' }) },
    ],
  },
  {
    name: 'nothing-killed-after-grace',
    says: 'the kubelet kills nothing at the end of the grace period',
    breaks: ['termination/within-grace'],
    victim: feature('node-deletion'),
    rules: {
      killsAfterGrace: (body, pod) => ({
        ...body,
        then: [pod.worker.send({ type: 'GRACE_OVER' })],
      }),
    },
  },
  {
    name: 'object-removed-too-early',
    says: 'the kubelet removes the object of a deleted Pod whose containers still run',
    breaks: ['termination/removed-after-stop'],
    victim: feature('node-deletion'),
    rules: {
      removesObject: ({ then }, pod) => ({
        when: [pod.source.object.is(isTerminating)],
        then,
      }),
    },
  },
  {
    name: 'started-while-ending',
    says: 'the kubelet starts a container of a Pod that it ends',
    breaks: ['termination/no-restart'],
    victim: feature('node-deletion'),
    rules: {
      createsContainer: ({ then }, member) => ({ when: isKnown(member), then }),
      startsContainer: ({ then }) => ({ then }),
    },
  },
  {
    name: 'object-never-removed',
    says: 'the kubelet does not remove the object of a Pod that it has ended',
    breaks: ['termination/finishes'],
    victim: feature('node-deletion'),
    rules: { removesObject: ({ then }) => ({ when: [never], then }) },
  },
];
