import { askedGrace, requestFor } from '../../../models/recorded/asked/askedGrace.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import { deletePod } from '../../../spec/kubelet/termination/deletePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';
import { isLost } from './isLost.ts';

export const grace: LawRecord = {
  id: 'termination/grace',
  says: "Deletion grants the grace period of the request, else the Pod's own; none to a Pod that was never bound or has ended",
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  fields: ['pod.metadata.deletionGracePeriodSeconds', 'pod.spec.terminationGracePeriodSeconds'],
  exceptions: ['Pod garbage collection and the kubelet of a mirror Pod delete at once'],
  record: ofPods({
    showsLess: ['which period a user asked for, if it has no requests'],
    judge: (step) => {
      const { writer, before, after, history } = step;
      if (writer !== 'deletion' || before === undefined) return undefined;
      const granted = after.metadata?.deletionGracePeriodSeconds ?? 0;
      const request = requestFor(step);
      const asked = askedGrace(request);
      const pod = before as BoundPod;
      const periods = [asked, ...(step.request ? [] : [undefined])].map((gracePeriodSeconds) => {
        const deletion = deletePod({ pod, gracePeriodSeconds, now: 0 });
        return deletion.kind === 'graceful' ? deletion.gracePeriodSeconds : 0;
      });
      if (periods.includes(granted)) return undefined;
      if (granted === 0 && (isMirrorPod(step.after) || isLost(step) || before.status?.phase === 'Failed')) {
        return undefined;
      }
      if (!history.requests.recorded) return undefined;
      return `deletion granted ${granted} s; ${periods[0]} s was to be granted`;
    },
  }),
  lies: ['more grace at first', 'nobody asked to delete', 'more grace from the first to the last'],
};
