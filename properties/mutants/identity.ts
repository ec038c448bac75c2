import { any, fewerThan } from '../../checker/system/guard.ts';
import { isGone, isLive, isUnborn } from '../../models/cluster/charts/pod/podObject.ts';
import { believedActive } from '../../models/cluster/rules/replicaSetController.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import { changedStates } from './changedChart.ts';
import type { NodeMember, OwnedMember, PodMember } from './members.ts';

const revivesPods: Mutant = {
  name: 'uid-reused',
  says: 'a controller creates its next Pod under the UID of one that is gone, and the API server lets it',
  breaks: ['identity/uid-unique', 'identity/replacement-is-new'],
  charts: {
    Pod: (chart) => changedStates(chart, ['object', 'Gone'], { CREATE: 'Live' }),
  },
  rules: {
    'creates a Pod': (_, owned) => {
      const { pod, workload } = owned as OwnedMember;
      return {
        when: [
          any(pod.object.is(isUnborn), pod.object.is(isGone)),
          fewerThan(workload.plan.replicas, believedActive(workload)),
        ],
        then: [pod.object.send({ type: 'CREATE' })],
      };
    },
  },
};

const bindsTwice: Mutant = {
  name: 'bound-twice',
  says: 'the scheduler binds a Pod again, and the API server does not refuse it',
  breaks: ['identity/never-rescheduled', 'identity/scheduled-once'],
  charts: {
    Pod: (chart) => chart.provide({ guards: { isUnbound: () => true } } as never),
  },
  rules: {
    'binds the Pod to the node': (_, pod, node) => ({
      when: [(pod as PodMember).object.is(isLive)],
      then: [(pod as PodMember).object.send({ type: 'BIND', node: (node as NodeMember).id })],
    }),
  },
};

const sameNames: Mutant = {
  name: 'name-reused',
  says: 'the API server accepts a Pod whose name another Pod bears',
  breaks: ['identity/name-exclusive'],
  podName: 'default/same',
};

export const identityMutants: readonly Mutant[] = [revivesPods, bindsTwice, sameNames];
