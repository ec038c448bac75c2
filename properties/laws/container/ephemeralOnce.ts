import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { changesOf, podOnNode } from '../onNode.ts';

export const ephemeralOnce: LawRecord = {
  id: 'container/ephemeral-once',
  says: 'An ephemeral container is started once and never restarted',
  source:
    'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/#what-is-an-ephemeral-container',
  fields: ['pod.spec.ephemeralContainers'],
  exceptions: ['what was removed as garbage, by a kubelet that has then forgotten that it ended the Pod'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      changesOf(before, after).every(
        (change) =>
          change.before.kind !== 'ephemeral' ||
          change.before.state !== 'Exited' ||
          change.after.state === 'Exited' ||
          change.after.state === 'Absent',
      ),
    witness: (before) =>
      before.worker === 'Syncing' &&
      before.containers.some(({ kind, state }) => kind === 'ephemeral' && state === 'Exited'),
  }),
  mutants: ['ephemeral-container-restarted'],
};
