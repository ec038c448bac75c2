import { isSyncing } from '../../../models/podOnNode/pod/podWorker.ts';
import { feature, type NodeMutant, objectOf, pod } from './nodeMutant.ts';

export const statusMutants: readonly NodeMutant[] = [
  {
    name: 'ready-forgotten',
    says: 'the kubelet writes that a Pod is not ready while all its containers are',
    breaks: ['status/ready-is-fresh'],
    victim: feature('node-restarts'),
    rules: {
      'reports Running': (body, member) => ({
        when: [pod(member).worker.is(isSyncing), objectOf(member).is((object) => object.context.ready)],
        then: body.then,
      }),
    },
  },
];
