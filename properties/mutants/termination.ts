import { never } from '../../checker/system/guard.ts';
import { isAlive } from '../../models/cluster/charts/pod/container.ts';
import { isTerminating, podObject } from '../../models/cluster/charts/pod/podObject.ts';
import { isStopping } from '../../models/cluster/charts/pod/podWorker.ts';
import { kubeletTalksOf, kubeletWorksOn } from '../../models/cluster/rules/kubeletGuards.ts';
import { changedStates } from './changedChart.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const revokesDeletion: ClusterMutant = {
  name: 'deletion-revoked',
  says: 'a status update takes the deletion timestamp away',
  breaks: ['termination/irrevocable'],
  charts: [
    {
      chart: podObject,
      change: (chart) => changedStates(chart, ['object', 'Terminating'], { STATUS: 'Live' }),
    },
  ],
};

const neverKills: ClusterMutant = {
  name: 'kill-forgotten',
  says: 'the kubelet forgets to kill what still runs when the grace period is over',
  breaks: ['termination/within-grace'],
  rules: {
    killsAfterGrace: (body, pod) => ({
      ...body,
      then: [pod.worker.send({ type: 'GRACE_OVER' })],
    }),
  },
};

const removesTooEarly: ClusterMutant = {
  name: 'removed-too-early',
  says: 'the kubelet removes the object of a Pod whose containers still run',
  breaks: ['termination/removed-after-stop'],
  rules: {
    removesStoppedPod: (body, pod, node) => ({
      when: [...kubeletTalksOf(pod, node), pod.object.is(isTerminating)],
      then: body.then,
    }),
  },
};

const startsWhileStopping: ClusterMutant = {
  name: 'restart-while-terminating',
  says: 'the kubelet restarts a container that exits while its Pod is being stopped',
  breaks: ['termination/no-restart'],
  rules: {
    startsContainer: (body, member, node) => {
      const { pod, state } = member;
      return {
        when: [...kubeletWorksOn(pod, node), pod.worker.is(isStopping), state.isNot(isAlive)],
        then: body.then,
      };
    },
    // no container would ever run otherwise
    noticesPod: (body, pod) => ({
      ...body,
      then: [...body.then, ...pod.containers.map(({ state }) => state.tell({ type: 'START' }))],
    }),
  },
};

const neverRemoves: ClusterMutant = {
  name: 'never-removed',
  says: 'the kubelet never removes the object of a Pod that it has stopped',
  breaks: ['termination/finishes'],
  rules: { removesStoppedPod: (body) => ({ when: [never], then: body.then }) },
};

export const terminationMutants: readonly ClusterMutant[] = [
  revokesDeletion,
  neverKills,
  removesTooEarly,
  startsWhileStopping,
  neverRemoves,
];
