import { evictionManager } from '../../../models/podOnNode/charts/node/evictionManager.ts';
import { isPresent } from '../../../models/podOnNode/charts/node/noExecuteTaint.ts';
import { isLive, isTerminating } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { changedStates } from '../changedChart.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const evictionMutants: readonly NodeMutant[] = [
  {
    name: 'eviction-out-of-order',
    says: 'a node short of memory evicts any Pod',
    breaks: ['eviction/ranking'],
    victim: feature('node-pressure'),
    rules: {
      // all but the last of its conditions, which is about the Pods before it
      evictsPod: (body) => ({ when: (body.when ?? []).slice(0, -1), then: body.then }),
    },
  },
  {
    name: 'evicts-without-looking',
    says: 'a node short of memory evicts further Pods before it has looked at what the last one freed',
    breaks: ['eviction/one-at-a-time'],
    victim: feature('node-pressure'),
    charts: [
      {
        chart: evictionManager,
        change: (chart) => changedStates(chart, ['Evicting'], { EVICT: 'Evicting' }),
      },
    ],
    rules: {
      evictsPod: (body, pod) => ({ when: [pod.worker.is(isSyncing)], then: body.then }),
    },
  },
  {
    name: 'evicted-pod-restarted',
    says: 'the API server shows an evicted Pod as Running again',
    breaks: ['eviction/final'],
    victim: feature('node-pressure'),
    rules: {
      reportsRunning: ({ then }, { source }) => ({
        when: [source.object.is((object) => object.context.evicted && !isTerminating(object))],
        then,
      }),
    },
  },
  {
    name: 'toleration-seconds-ignored',
    says: 'the taint eviction controller does not wait for tolerationSeconds',
    breaks: ['eviction/only-with-reason'],
    victim: feature('node-taint'),
    rules: {
      deletesForTaint: ({ then }, { taint, source }) => ({
        when: [taint.is(isPresent), source.object.is(isLive)],
        then,
      }),
    },
  },
];
