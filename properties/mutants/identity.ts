import { any, fewerThan } from '../../checker/system/guard.ts';
import { isGone, isLive, isNotCreated, podObject } from '../../models/cluster/charts/pod/podObject.ts';
import { believedActive } from '../../models/cluster/rules/replicaSetController.ts';
import { changedStates } from './changedChart.ts';
import type { ClusterMutant } from './clusterMutant.ts';

const revivesPods: ClusterMutant = {
  name: 'uid-reused',
  says: 'a controller creates its next Pod under the UID of one that is gone, and the API server lets it',
  breaks: ['identity/uid-unique', 'identity/replacement-is-new'],
  charts: [
    {
      chart: podObject,
      change: (chart) => changedStates(chart, ['object', 'Gone'], { CREATE: 'Live' }),
    },
  ],
  rules: {
    createsPod: (_, owned) => {
      const { pod, workload } = owned;
      return {
        when: [
          any(pod.object.is(isNotCreated), pod.object.is(isGone)),
          fewerThan(workload.plan.replicas, believedActive(workload)),
        ],
        then: [pod.object.send({ type: 'CREATE' })],
      };
    },
  },
};

const bindsTwice: ClusterMutant = {
  name: 'bound-twice',
  says: 'the scheduler binds a Pod again, and the API server does not refuse it',
  breaks: ['identity/never-rescheduled', 'identity/scheduled-once'],
  charts: [
    {
      chart: podObject,
      change: (chart) => chart.provide({ guards: { isUnbound: () => true } } as never),
    },
  ],
  rules: {
    bindsPod: (_, pod, node) => ({
      when: [pod.object.is(isLive)],
      then: [pod.object.send({ type: 'BIND', node: node.id })],
    }),
  },
};

const sameNames: ClusterMutant = {
  name: 'name-reused',
  says: 'the API server accepts a Pod whose name another Pod has',
  breaks: ['identity/name-exclusive'],
  podName: 'default/same',
};

export const identityMutants: readonly ClusterMutant[] = [revivesPods, bindsTwice, sameNames];
