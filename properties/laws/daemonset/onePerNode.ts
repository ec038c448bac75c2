import { isActive } from '../../../models/recorded/history/livePod.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import { daemonBy, does } from '../../../models/ruleFacts.ts';
import type { DaemonView } from '../../../models/views/daemonView.ts';
import type { DaemonSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

/** The node that a DaemonSet made the Pod for. */
const intendedNode = ({ spec }: Pod): string | undefined =>
  spec?.nodeName ??
  spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
    .flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key }) => key === 'metadata.name')?.values?.[0];

export const onePerNode: LawRecord = {
  id: 'daemonset/one-per-node',
  says: 'At most one active Pod of a DaemonSet is on each node, created for a node that is there',
  source:
    'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled',
  fields: ['daemonset.spec.updateStrategy', 'pod.spec.affinity.nodeAffinity'],
  exceptions: [
    'surge during a rolling update',
    'a write whose reply was lost',
    'a restarted controller that was given an old list',
    'two leaders at a time',
    'expectations that expired, where controllers do not wait for their own writes',
  ],
  model: overViews({
    sees: [{ of: 'daemon Pod', what: ({ node, active }: DaemonView) => (active ? node : 0) }],
    when: does('creation of a daemon Pod'),
    holds: ([nodes], step) => !(nodes as readonly number[]).includes(daemonBy(step!)!.node),
  }),
  record: ofPods({
    whole: true,
    judge: (step) => {
      const live = workloadOf(step, 'DaemonSet');
      if (live === undefined || !(isCreation(step) || step.writer === 'binding')) return undefined;
      const { history, after } = step;
      const node = intendedNode(after);
      if (node === undefined) return isCreation(step) ? 'it is made for no node' : undefined;
      if (history.watched.has('nodes') && !history.nodes.has(node) && !history.goneNodes.has(node))
        return `it is made for ${node}, and there is no such node`;
      const surge = (live.object as DaemonSet).spec?.updateStrategy?.rollingUpdate?.maxSurge ?? 0;
      if (surge !== 0 && surge !== '0%') return undefined;
      for (const { object } of history.pods.ownedBy(live.object.metadata.uid)) {
        if (
          object.metadata?.uid !== after.metadata?.uid &&
          isActive(object) &&
          intendedNode(object) === node
        ) {
          return `it is made for ${node}, where ${object.metadata?.name} of the set is active`;
        }
      }
      return undefined;
    },
  }),
  mutants: ['daemon-controller-without-memory'],
  lies: [
    'a node with a taint',
    'a node that is cordoned',
    'a node without its labels',
    'a node without room',
    'a Pod that is on another node',
    'two Pods of a DaemonSet on one node',
  ],
};
