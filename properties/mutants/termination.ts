import { never } from '../../checker/system/guard.ts';
import { isAlive } from '../../models/cluster/charts/pod/container.ts';
import { isTerminating } from '../../models/cluster/charts/pod/podObject.ts';
import { isStopping } from '../../models/cluster/charts/pod/podWorker.ts';
import { kubeletTalksOf, kubeletWorksOn } from '../../models/cluster/rules/kubeletGuards.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import { changedStates } from './changedChart.ts';
import type { ContainerMember, NodeMember, PodMember } from './members.ts';

const revokesDeletion: Mutant = {
  name: 'deletion-revoked',
  says: 'a status update takes the deletion timestamp away',
  breaks: ['termination/irrevocable'],
  charts: { Pod: (chart) => changedStates(chart, ['object', 'Terminating'], { STATUS: 'Live' }) },
};

const neverKills: Mutant = {
  name: 'kill-forgotten',
  says: 'the kubelet forgets to kill what still runs when the grace period is over',
  breaks: ['termination/within-grace'],
  rules: {
    'kills at the end of the grace period': (body, pod) => ({
      ...body,
      then: [(pod as PodMember).worker.send({ type: 'GRACE_OVER' })],
    }),
  },
};

const removesTooEarly: Mutant = {
  name: 'removed-too-early',
  says: 'the kubelet removes the object of a Pod whose containers still run',
  breaks: ['termination/removed-after-stop'],
  rules: {
    'removes the stopped Pod': (body, pod, node) => ({
      when: [
        ...kubeletTalksOf(pod as PodMember, node as NodeMember),
        (pod as PodMember).object.is(isTerminating),
      ],
      then: body.then,
    }),
  },
};

const startsWhileStopping: Mutant = {
  name: 'restart-while-terminating',
  says: 'the kubelet restarts a container that exits while its Pod is being stopped',
  breaks: ['termination/no-restart'],
  rules: {
    'starts the container': (body, member, node) => {
      const { pod, state } = member as ContainerMember;
      return {
        when: [...kubeletWorksOn(pod, node as NodeMember), pod.worker.is(isStopping), state.isNot(isAlive)],
        then: body.then,
      };
    },
    // no container would ever run otherwise
    'notices the Pod': (body, pod) => ({
      ...body,
      then: [
        ...body.then,
        ...(pod as PodMember).containers.map(({ state }) => state.tell({ type: 'START' })),
      ],
    }),
  },
};

const neverRemoves: Mutant = {
  name: 'never-removed',
  says: 'the kubelet never removes the object of a Pod that it has stopped',
  breaks: ['termination/finishes'],
  rules: { 'removes the stopped Pod': (body) => ({ when: [never], then: body.then }) },
};

export const terminationMutants: readonly Mutant[] = [
  revokesDeletion,
  neverKills,
  removesTooEarly,
  startsWhileStopping,
  neverRemoves,
];
