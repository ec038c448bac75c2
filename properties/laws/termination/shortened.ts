import { askedGrace, requestFor } from '../../../models/recorded/asked/askedGrace.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const shortened: LawRecord = {
  id: 'termination/shortened',
  says: 'The grace period is shortened by a further request; the kubelet makes it 0 when the Pod has stopped',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.metadata.deletionGracePeriodSeconds'],
  record: ofPods({
    showsLess: ['what users asked for, if it has no requests'],
    judge: (step) => {
      const { writer, after, history } = step;
      const grace = after.metadata?.deletionGracePeriodSeconds ?? 0;
      if (writer !== 'shorter grace' || grace === 0 || !history.requests.recorded) return undefined;
      const asked = askedGrace(requestFor(step));
      return asked === grace || (grace === 1 && asked !== undefined && asked > 0)
        ? undefined
        : `the grace period became ${grace} s, and nobody asked for that`;
    },
  }),
  lies: ['nobody asked to delete', 'grace that somebody shortened a little'],
};
