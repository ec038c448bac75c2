import { isAlive } from '../../../models/podOnNode/charts/container/container.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { container, feature, type NodeMutant } from './nodeMutant.ts';

export const storageMutants: readonly NodeMutant[] = [
  {
    name: 'volumes-emptied-with-the-sandbox',
    says: 'the kubelet unmounts volumes whenever no container runs',
    breaks: ['storage/survives-restart'],
    victim: feature('node-volumes'),
    rules: {
      'unmounts the volume': (body, member) => {
        const { containers, worker } = container(member).pod;
        return {
          when: [worker.is(isSyncing), ...containers.map(({ state }) => state.isNot(isAlive))],
          then: body.then,
        };
      },
    },
  },
  {
    name: 'volumes-left-behind',
    says: 'the kubelet calls a Pod cleaned up whose volumes are still mounted',
    breaks: ['storage/pod-end'],
    victim: feature('node-volumes'),
    rules: { 'has cleaned up behind the Pod': (body) => ({ then: body.then }) },
  },
];
