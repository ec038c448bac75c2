import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { isTerminating } from '../../../models/controllers/charts/pod.ts';
import { isUnseen } from '../../../models/controllers/charts/seenPod.ts';
import type { StatefulSetMutant } from './controllersMutant.ts';

export const statefulSetMutants: readonly StatefulSetMutant[] = [
  {
    name: 'identity-free-too-early',
    says: 'the kubelet removes the Pod of an ordinal while its containers still run',
    breaks: ['statefulset/at-most-one'],
    victim: {
      scenario: 'statefulset-updated',
      bounds: { replicas: 2, podFailures: 0, controllerRestarts: 0, staleLists: 0 },
    },
    rules: {
      removesOrdinal: (_, { object, instance }) => ({
        when: [object.is(isTerminating)],
        then: [object.send({ type: 'REMOVE' }), instance.tell({ type: 'LOSE' })],
      }),
    },
  },
  {
    name: 'ordinals-in-any-order',
    says: 'the StatefulSet controller creates every Pod that it does not see, whatever becomes of those below',
    breaks: ['statefulset/order'],
    victim: {
      scenario: 'statefulset-cut-off',
      bounds: { forcedDeletions: 0, controllerRestarts: 0, partitions: 0 },
    },
    rules: {
      createsCurrent: ({ then }, { seen, controller }) => ({
        when: [controller.process.is(isWorking), seen.is(isUnseen)],
        then,
      }),
    },
  },
];
