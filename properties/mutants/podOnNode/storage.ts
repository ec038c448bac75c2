import { none } from '../../../checker/system/guard.ts';
import { isAlive } from '../../../models/podOnNode/charts/container/container.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { statesOf } from '../../../models/podOnNode/parts/podContainers.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const storageMutants: readonly NodeMutant[] = [
  {
    name: 'volumes-emptied-with-the-sandbox',
    says: 'the kubelet unmounts volumes whenever no container runs',
    breaks: ['storage/survives-restart'],
    victim: feature('node-volumes'),
    rules: {
      unmountsVolume: ({ then }, { pod }) => ({
        when: [pod.worker.is(isSyncing), none(statesOf(pod), isAlive)],
        then,
      }),
    },
  },
  {
    name: 'volumes-left-behind',
    says: 'the kubelet calls a Pod cleaned up whose volumes are still mounted',
    breaks: ['storage/pod-end'],
    victim: feature('node-volumes'),
    rules: { hasCleanedUp: (body) => ({ then: body.then }) },
  },
];
