import { together } from '../../checker/system/guard.ts';
import { isRunning } from '../../models/cluster/charts/pod/container.ts';
import { isInApi, isReady, isTerminal } from '../../models/cluster/charts/pod/podObject.ts';
import { isSyncing } from '../../models/cluster/charts/pod/podWorker.ts';
import { statesOf } from '../../models/cluster/parts/clusterParts.ts';
import { kubeletTalksOf } from '../../models/cluster/rules/kubeletGuards.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { NodeMember, PodMember } from './members.ts';

const readyTooEarly: Mutant = {
  name: 'ready-too-early',
  says: 'the kubelet calls a Pod ready as soon as its containers run, without waiting for their readiness probes',
  breaks: ['status/ready-means-ready'],
  rules: {
    'reports Running and ready': (body, member, node) => {
      const pod = member as PodMember;
      return {
        when: [
          ...kubeletTalksOf(pod, node as NodeMember),
          pod.worker.is(isSyncing),
          pod.object.is((object) => isInApi(object) && !isTerminal(object) && !isReady(object)),
          together({ states: statesOf(pod) }, ({ states }) => states.every(isRunning)),
        ],
        then: body.then,
      };
    },
  },
};

const losesReadiness: Mutant = {
  name: 'readiness-lost',
  says: 'the kubelet calls a ready Pod not ready again, though all its containers are ready',
  breaks: ['status/ready-is-fresh'],
  rules: {
    'reports Running': (body, member, node) => {
      const pod = member as PodMember;
      return {
        when: [...kubeletTalksOf(pod, node as NodeMember), pod.worker.is(isSyncing), pod.object.is(isReady)],
        then: body.then,
      };
    },
  },
};

export const statusMutants: readonly Mutant[] = [readyTooEarly, losesReadiness];
