import { passes } from '../../../models/podOnNode/charts/container/probe.ts';
import { isLive } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const statusMutants: readonly NodeMutant[] = [
  {
    name: 'ready-forgotten',
    says: 'the kubelet writes that a Pod is not ready while all its containers are',
    breaks: ['status/ready-is-fresh'],
    victim: feature('node-restarts'),
    rules: {
      reportsRunning: (body, pod) => ({
        when: [pod.worker.is(isSyncing), pod.source.object.is((object) => object.context.ready)],
        then: body.then,
      }),
    },
  },
  {
    name: 'readiness-gates-ignored',
    says: 'the kubelet calls a Pod ready as soon as its containers are, whatever its readiness gates say',
    breaks: ['status/ready-means-ready'],
    victim: feature('node-readiness-gates'),
    rules: {
      reportsReady: (body, pod) => ({
        when: [
          pod.worker.is(isSyncing),
          pod.source.object.is((object) => isLive(object) && !object.context.ready),
          ...pod.containers.map(({ probes }) => probes[0]!.state.is(passes)),
        ],
        then: body.then,
      }),
    },
  },
  {
    name: 'resize-allocated-unasked',
    says: 'what is allocated to a Pod changes with what the API asks for, before its kubelet has granted it',
    breaks: ['status/resize-conditions'],
    victim: feature('node-resize-infeasible'),
    rules: {
      resizesPod: (body, pod) => ({
        ...body,
        then: [
          ...body.then,
          ...pod.containers.flatMap(({ resources }) => resources?.send({ type: 'ALLOCATE' }) ?? []),
        ],
      }),
    },
  },
];
