import { never, together } from '../../checker/system/guard.ts';
import { hasSucceeded } from '../../models/cluster/charts/pod/container.ts';
import { isInApi, isLive, isTerminal, phaseOf } from '../../models/cluster/charts/pod/podObject.ts';
import { isStopping } from '../../models/cluster/charts/pod/podWorker.ts';
import { runtimeParts } from '../../models/cluster/decisions/podOnRuntime.ts';
import { statusOf } from '../../models/cluster/decisions/podStatus.ts';
import { statesOf } from '../../models/cluster/parts/clusterParts.ts';
import { kubeletTalksOf } from '../../models/cluster/rules/kubeletGuards.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const fallsBack: ClusterMutant = {
  name: 'phase-falls-back',
  says: 'the kubelet reports a running Pod as Pending again',
  breaks: ['phase/order'],
  rules: {
    reportsPending: (body, pod, node) => ({
      when: [...kubeletTalksOf(pod, node), pod.object.is((object) => phaseOf(object) === 'Running')],
      then: body.then,
    }),
  },
};

const revivesTerminal: ClusterMutant = {
  name: 'terminal-phase-overwritten',
  says: 'the kubelet writes Running over a terminal phase',
  breaks: ['phase/terminal-final'],
  rules: {
    reportsRunning: (body, pod, node) => ({
      when: [...kubeletTalksOf(pod, node), pod.object.is((object) => isInApi(object) && isTerminal(object))],
      then: body.then,
    }),
  },
};

const endsTooEarly: ClusterMutant = {
  name: 'terminal-phase-too-early',
  says: 'the kubelet reports Failed as soon as it begins to stop a Pod, while its containers still run',
  breaks: ['phase/terminal-means-stopped'],
  rules: {
    reportsFailed: (body, pod, node) => ({
      when: [...kubeletTalksOf(pod, node), pod.worker.is(isStopping), pod.object.isNot(isTerminal)],
      then: body.then,
    }),
  },
};

const succeedsThoughAlways: ClusterMutant = {
  name: 'succeeds-though-always',
  says: 'the kubelet reports Succeeded when all containers exited with 0, whatever the restart policy',
  breaks: ['phase/always-runs-on'],
  rules: {
    reportsSucceeded: (body, pod, node) => ({
      when: [
        ...kubeletTalksOf(pod, node),
        pod.object.is((object) => isLive(object) && !isTerminal(object)),
        together({ states: statesOf(pod) }, ({ states }) => states.every(hasSucceeded)),
      ],
      then: body.then,
    }),
  },
};

const callsFailureSuccess: ClusterMutant = {
  name: 'failure-called-success',
  says: 'the kubelet reports a Pod that failed as Succeeded',
  breaks: ['phase/success-needs-zero'],
  rules: {
    reportsSucceeded: (body, pod, node) => ({
      when: [
        ...kubeletTalksOf(pod, node),
        pod.object.is((object) => isInApi(object) && !isTerminal(object)),
        together(runtimeParts(pod), (on) => statusOf(pod.plan, on, false).phase === 'Failed'),
      ],
      then: body.then,
    }),
  },
};

const neverReportsTheEnd: ClusterMutant = {
  name: 'end-never-reported',
  says: 'the kubelet never reports that a Pod has succeeded',
  breaks: ['phase/reaches-the-end'],
  rules: { reportsSucceeded: (body) => ({ when: [never], then: body.then }) },
};

export const phaseMutants: readonly ClusterMutant[] = [
  fallsBack,
  revivesTerminal,
  endsTooEarly,
  succeedsThoughAlways,
  callsFailureSuccess,
  neverReportsTheEnd,
];
