import { changedParts } from '../../../models/recorded/writes/changedParts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const oneWriter: LawRecord = {
  id: 'explain/one-writer',
  says: 'Each write of a Pod is the write of one component: the scheduler, the kubelet, a controller, a request of a user; nobody changes the parts of two of them at once',
  source: 'https://kubernetes.io/docs/concepts/overview/components/',
  fields: ['pod'],
  record: ofPods({
    judge: ({ writer, change }) =>
      writer === 'nobody' && change !== undefined
        ? `one write changed ${changedParts(change)}: no component writes just that`
        : undefined,
  }),
  lies: [
    'an image',
    'a restart policy',
    'a longer grace in the spec',
    'a label',
    'another owner',
    'another start of the Pod',
    'another QoS class',
    'deleted without notice',
    'another phase',
    'a restart that was none',
    'a host that is not its node',
    'never bound',
    'never deleted, and yet it went',
    'an event that changes nothing',
    'two Pods with one address',
    'a forged DeletionByPodGC',
    'nobody asked to patch',
    'an end with a container that runs',
    'a Pod that is unready on a ready node',
    'a disruption for a reason of its own',
    'a Pod that goes without ever being deleted',
    'one restart more from here on',
  ],
};
