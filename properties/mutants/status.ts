import { together } from '../../checker/system/guard.ts';
import { isRunning } from '../../models/cluster/charts/pod/container.ts';
import { isInApi, isReady, isTerminal } from '../../models/cluster/charts/pod/podObject.ts';
import { isSyncing } from '../../models/cluster/charts/pod/podWorker.ts';
import { statesOf } from '../../models/cluster/parts/clusterParts.ts';
import { kubeletTalksOf } from '../../models/cluster/rules/kubeletGuards.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const readyTooEarly: ClusterMutant = {
  name: 'ready-too-early',
  says: 'the kubelet calls a Pod ready as soon as its containers run, without waiting for their readiness probes',
  breaks: ['status/ready-means-ready'],
  rules: {
    reportsReady: (body, pod, node) => {
      return {
        when: [
          ...kubeletTalksOf(pod, node),
          pod.worker.is(isSyncing),
          pod.object.is((object) => isInApi(object) && !isTerminal(object) && !isReady(object)),
          together({ states: statesOf(pod) }, ({ states }) => states.every(isRunning)),
        ],
        then: body.then,
      };
    },
  },
};

const losesReadiness: ClusterMutant = {
  name: 'readiness-lost',
  says: 'the kubelet calls a ready Pod not ready again, though all its containers are ready',
  breaks: ['status/ready-is-fresh'],
  rules: {
    reportsRunning: (body, pod, node) => {
      return {
        when: [...kubeletTalksOf(pod, node), pod.worker.is(isSyncing), pod.object.is(isReady)],
        then: body.then,
      };
    },
  },
};

export const statusMutants: readonly ClusterMutant[] = [readyTooEarly, losesReadiness];
