import { never } from '../../../checker/system/guard.ts';
import { isRunning } from '../../../models/podOnNode/container/container.ts';
import { isTerminating as isEndingWorker, isSyncing } from '../../../models/podOnNode/pod/podWorker.ts';
import { changedStates } from '../changedChart.ts';
import { container, feature, type NodeMutant } from './nodeMutant.ts';

export const containerMutants: readonly NodeMutant[] = [
  {
    name: 'sidecars-stopped-at-once',
    says: 'the kubelet asks all containers of a Pod to stop at once, sidecars too',
    breaks: ['container/sidecar-last'],
    victim: feature('node-sidecars'),
    rules: {
      'asks the container to stop': (body, member) => ({
        when: [container(member).pod.worker.is(isEndingWorker)],
        then: body.then,
      }),
    },
  },
  {
    name: 'post-start-not-waited-for',
    says: 'the kubelet starts further containers while a postStart hook runs',
    breaks: ['container/post-start-first'],
    victim: feature('node-hooks'),
    rules: {
      'starts the container': (body, member) => ({
        when: [container(member).pod.worker.is(isSyncing)],
        then: body.then,
      }),
      'creates the container': (body, member) => ({
        when: [
          container(member).pod.worker.is(isSyncing),
          container(member).pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
        ],
        then: body.then,
      }),
    },
  },
  {
    name: 'ephemeral-container-restarted',
    says: 'the kubelet restarts an ephemeral container that has ended',
    breaks: ['container/ephemeral-once'],
    victim: feature('node-ephemeral'),
    rules: {
      'creates the container': (body, member) => ({
        when: [
          container(member).pod.worker.is(isSyncing),
          container(member).pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
        ],
        then: body.then,
      }),
    },
  },
  {
    name: 'restart-delay-ignored',
    says: 'the kubelet restarts containers at once, however often they end',
    breaks: ['container/backoff'],
    victim: feature('node-restarts'),
    charts: {
      'restart back-off': (chart) =>
        changedStates(changedStates(chart, ['MayStart'], { EXITED: 'MayStart' }), ['Cooling'], {
          EXITED: 'MayStart',
        }),
    },
  },
  {
    name: 'resize-policy-ignored',
    says: 'the kubelet applies every resize to the running container, whatever its resizePolicy says',
    breaks: ['container/resize-policy'],
    victim: feature('node-resize-restart'),
    rules: {
      'updates the resources of the container': (body, member) => ({
        when: [container(member).state.is(isRunning), container(member).pod.worker.is(isSyncing)],
        then: body.then,
      }),
    },
  },
  {
    name: 'resize-not-applied',
    says: 'the kubelet grants a resize and does not apply it',
    breaks: ['container/resize-applied'],
    victim: feature('node-resize'),
    rules: { 'updates the resources of the container': (body) => ({ when: [never], then: body.then }) },
  },
];
