import { never, together } from '../../checker/system/guard.ts';
import { hasSucceeded } from '../../models/cluster/charts/pod/container.ts';
import { isInApi, isLive, isTerminal, phaseOf } from '../../models/cluster/charts/pod/podObject.ts';
import { isStopping } from '../../models/cluster/charts/pod/podWorker.ts';
import { phaseFrom } from '../../models/cluster/decisions/pod.ts';
import { statesOf } from '../../models/cluster/parts/clusterParts.ts';
import { kubeletTalksOf } from '../../models/cluster/rules/kubeletGuards.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { NodeMember, PodMember } from './members.ts';

/** What the kubelet's reports have in common, less what keeps them true. */
const talks = (pod: unknown, node: unknown) => kubeletTalksOf(pod as PodMember, node as NodeMember);

const fallsBack: Mutant = {
  name: 'phase-falls-back',
  says: 'the kubelet reports a running Pod as Pending again',
  breaks: ['phase/order'],
  rules: {
    'reports Pending': (body, pod, node) => ({
      when: [...talks(pod, node), (pod as PodMember).object.is((object) => phaseOf(object) === 'Running')],
      then: body.then,
    }),
  },
};

const revivesTerminal: Mutant = {
  name: 'terminal-phase-overwritten',
  says: 'the kubelet writes Running over a terminal phase',
  breaks: ['phase/terminal-final'],
  rules: {
    'reports Running': (body, pod, node) => ({
      when: [
        ...talks(pod, node),
        (pod as PodMember).object.is((object) => isInApi(object) && isTerminal(object)),
      ],
      then: body.then,
    }),
  },
};

const endsTooEarly: Mutant = {
  name: 'terminal-phase-too-early',
  says: 'the kubelet reports Failed as soon as it begins to stop a Pod, while its containers still run',
  breaks: ['phase/terminal-means-stopped'],
  rules: {
    'reports Failed': (body, pod, node) => ({
      when: [
        ...talks(pod, node),
        (pod as PodMember).worker.is(isStopping),
        (pod as PodMember).object.isNot(isTerminal),
      ],
      then: body.then,
    }),
  },
};

const succeedsThoughAlways: Mutant = {
  name: 'succeeds-though-always',
  says: 'the kubelet reports Succeeded when all containers exited with 0, whatever the restart policy',
  breaks: ['phase/always-runs-on'],
  rules: {
    'reports Succeeded': (body, pod, node) => ({
      when: [
        ...talks(pod, node),
        (pod as PodMember).object.is((object) => isLive(object) && !isTerminal(object)),
        together({ states: statesOf(pod as PodMember) }, ({ states }) => states.every(hasSucceeded)),
      ],
      then: body.then,
    }),
  },
};

const callsFailureSuccess: Mutant = {
  name: 'failure-called-success',
  says: 'the kubelet reports a Pod that failed as Succeeded',
  breaks: ['phase/success-needs-zero'],
  rules: {
    'reports Succeeded': (body, pod, node) => ({
      when: [
        ...talks(pod, node),
        (pod as PodMember).object.is((object) => isInApi(object) && !isTerminal(object)),
        together(
          { states: statesOf(pod as PodMember) },
          ({ states }) => phaseFrom((pod as PodMember).plan, states, false) === 'Failed',
        ),
      ],
      then: body.then,
    }),
  },
};

const neverReportsTheEnd: Mutant = {
  name: 'end-never-reported',
  says: 'the kubelet never reports that a Pod has succeeded',
  breaks: ['phase/reaches-the-end'],
  rules: { 'reports Succeeded': (body) => ({ when: [never], then: body.then }) },
};

export const phaseMutants: readonly Mutant[] = [
  fallsBack,
  revivesTerminal,
  endsTooEarly,
  succeedsThoughAlways,
  callsFailureSuccess,
  neverReportsTheEnd,
];
