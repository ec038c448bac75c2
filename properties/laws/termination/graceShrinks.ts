import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const graceShrinks = stepLaw<PodOnNodeView>({
  id: 'termination/grace-shrinks',
  says: 'A second deletion may shorten the grace period of the first; nothing lengthens it',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  of: podOnNode,
  holds: ({ object: before }, { object: after }) =>
    !before?.grace || after?.state !== 'Terminating' || rank[after.grace ?? 'own'] <= rank[before.grace],
  witness: ({ object: before }, { object: after }) =>
    before?.state === 'Terminating' && after?.state === 'Terminating' && before.grace !== after.grace,
});

const rank = { own: 2, shorter: 1, none: 0 } as const;
