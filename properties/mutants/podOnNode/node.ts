import { isSeenBound } from '../../../models/podOnNode/charts/pod/podInView.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const nodeLevelMutants: readonly NodeMutant[] = [
  {
    name: 'turned-away-but-run',
    says: 'the kubelet runs the sandbox of a Pod that it has turned away',
    breaks: ['node/turned-away-never-runs'],
    victim: feature('node-admission-affinity'),
    rules: {
      runsSandbox: (body, pod) => ({
        when: [pod.worker.is((worker) => worker.matches('Rejected'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'takes-every-pod',
    says: 'the kubelet takes every Pod that is bound to its node, whether it fits or not',
    breaks: ['node/never-overcommitted'],
    victim: feature('node-admission'),
    rules: {
      beginsWithPod: (body, pod) => ({
        when: [pod.view.is(isSeenBound)],
        then: body.then,
      }),
    },
  },
  {
    name: 'room-never-given-back',
    says: 'the kubelet counts Pods that have ended when it admits another one',
    breaks: ['node/ended-holds-nothing'],
    victim: feature('node-admission'),
    rules: {
      hasStoppedPod: (body, pod) => ({ ...body, then: [pod.worker.send({ type: 'STOPPED' })] }),
    },
  },
  {
    name: 'ready-while-shutting-down',
    says: 'the kubelet reports its node as ready while it shuts down',
    breaks: ['node/not-ready-while-shutting-down'],
    victim: feature('node-shutdown-faults'),
    rules: { reportsNodeReady: ({ then }) => ({ then }) },
  },
  {
    name: 'shutdown-out-of-order',
    says: 'a node that shuts down ends all its Pods at once, whatever their priority',
    breaks: ['eviction/shutdown-order'],
    victim: feature('node-shutdown'),
    rules: {
      endsForShutdown: (body, pod) => ({
        when: [pod.worker.is(isSyncing)],
        then: body.then,
      }),
    },
  },
  {
    name: 'resizes-beyond-the-node',
    says: 'the kubelet grants every resize, whether its node has room for it or not',
    breaks: ['node/never-overcommitted'],
    victim: feature('node-resize-deferred'),
    rules: {
      grantsResize: (body, pod) => ({ when: [pod.worker.is(isSyncing)], then: body.then }),
    },
  },
];
