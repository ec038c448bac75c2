import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { changesOf, podOnNode } from '../onNode.ts';

export const ephemeralOnce = stepLaw<PodOnNodeView>({
  id: 'container/ephemeral-once',
  says: 'An ephemeral container is started once and never restarted',
  source: 'Kubernetes documentation, Ephemeral Containers, What is an ephemeral container?',
  exceptions: ['what was removed as garbage, by a kubelet that has then forgotten that it ended the Pod'],
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
});
