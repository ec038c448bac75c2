import { never } from '../../../checker/system/guard.ts';
import type { ControllersMutant } from './controllersMutant.ts';

export const replicaSetMutants: readonly ControllersMutant[] = [
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
];
