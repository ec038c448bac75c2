import { conditionIn, seconds } from '../../../models/recorded/history/livePod.ts';
import { disruptionReasons } from '../../../models/recorded/writes/podWrite.ts';
import { ownedByKubelet } from '../../../spec/kubelet/conditions/ownedByKubelet.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const statuses: readonly string[] = ['True', 'False', 'Unknown'];

/** Conditions that go when a resize is over. */
const transient: readonly string[] = ['PodResizeInProgress', 'PodResizePending', 'AllContainersRestarting'];

const reasonsOfDisruption: readonly string[] = [...disruptionReasons, 'TerminationByKubelet'];

export const conditions: LawRecord = {
  id: 'status/conditions',
  says: 'A condition is True, False or Unknown, and says since when; each type is there once, and stays; the kubelet writes only its own',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.conditions'],
  exceptions: [
    'what a request writes',
    'a kubelet that does not admit a Pod reports no conditions',
    'conditions of a resize, or of a restart of all containers, go when it is over',
  ],
  record: ofPods({
    showsLess: ['whose a condition is that the kubelet does not own, if it has no requests'],
    judge: ({ before, after, change, writer, history }) => {
      const foreign = !history.requests.recorded;
      const refused = after.status?.containerStatuses === undefined;
      const types = change?.conditions ?? [];
      if (types.length === 0 || writer === 'status by hand') return undefined;
      for (const type of types) {
        const condition = conditionIn(after, type);
        if (condition === undefined) {
          const own = ownedByKubelet(type);
          if (transient.includes(type) || (foreign && !own) || (refused && own)) continue;
          return `the condition ${type} is gone`;
        }
        if (!statuses.includes(condition.status)) return `the condition ${type} is ${condition.status}`;
        if (Number.isNaN(seconds(condition.lastTransitionTime)))
          return `the condition ${type} does not say since when`;
        if (after.status?.conditions?.findLast((each) => each.type === type) !== condition) {
          return `the condition ${type} is there twice`;
        }
        if (type === 'DisruptionTarget') {
          if (condition.status === 'True' && !reasonsOfDisruption.includes(condition.reason ?? ''))
            return `the condition ${type} has the reason ${condition.reason}`;
        } else if (!foreign && writer === 'kubelet' && before !== undefined && !ownedByKubelet(type)) {
          return `the kubelet wrote the condition ${type}, which is not its own`;
        }
      }
      return undefined;
    },
  }),
  lies: ['a condition that is Maybe', 'a disruption for a reason of its own'],
};
