import { never } from '../../../checker/system/guard.ts';
import { isActive } from '../../../models/controllers/charts/pod.ts';
import type { ReplicaSetMutant } from './controllersMutant.ts';

export const replicaSetMutants: readonly ReplicaSetMutant[] = [
  {
    name: 'controller-without-memory',
    says: 'the ReplicaSet controller forgets at once what it has created, and does not wait to see it',
    breaks: ['workload/no-surplus-in-truth'],
    victim: { scenario: 'replicaset-scaled', bounds: { scalings: 0 } },
    rules: {
      createsPod: (body, { own }) => ({
        ...body,
        then: body.then.filter(({ component }) => component !== own),
      }),
    },
  },
  {
    name: 'controller-never-deletes',
    says: 'the ReplicaSet controller deletes no Pod, however many there are',
    breaks: ['workload/heals'],
    victim: { scenario: 'replicaset-scaled', bounds: { scalings: 1 } },
    rules: { deletesPod: ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'adopts-what-others-control',
    says: 'the ReplicaSet controller writes its reference over whatever reference the Pod has',
    breaks: ['workload/adopts-orphans'],
    victim: { scenario: 'replicasets-overlap', bounds: { podFailures: 0 } },
    rules: {
      adoptsPod: (body, { pod, controller }) => ({
        ...body,
        when: [
          controller.next.is((write) => write?.kind === 'adoptPod' && write.place === pod.id),
          pod.object.is(isActive),
        ],
      }),
    },
  },
];
