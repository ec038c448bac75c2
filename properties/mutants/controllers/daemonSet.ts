import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { isAbsent } from '../../../models/controllers/charts/pod.ts';
import { isUnseen } from '../../../models/controllers/charts/seenPod.ts';
import type { DaemonSetMutant } from './controllersMutant.ts';

export const daemonSetMutants: readonly DaemonSetMutant[] = [
  {
    name: 'daemon-controller-without-memory',
    says: 'the DaemonSet controller forgets at once what it has created, and does not wait to see it',
    breaks: ['daemonset/one-per-node'],
    victim: { scenario: 'daemonset-nodes', bounds: { replicas: 1, partitions: 0, taints: 0 } },
    rules: {
      createsDaemon: (body, { own }) => ({
        ...body,
        then: body.then.filter(({ component }) => component !== own),
      }),
    },
  },
  {
    name: 'daemon-controller-ignores-taints',
    says: 'the DaemonSet controller creates Pods for nodes whatever taints they have',
    breaks: ['daemonset/eligible'],
    victim: { scenario: 'daemonset-nodes', bounds: { replicas: 1, partitions: 0, taints: 1 } },
    rules: {
      createsDaemon: ({ then }, { pod, seen, controller }) => ({
        when: [controller.process.is(isWorking), pod.object.is(isAbsent), seen.is(isUnseen)],
        then,
      }),
    },
  },
];
