import { daemonBy, does } from '../../../models/ruleFacts.ts';
import type { ObservedNodeView } from '../../../models/views/daemonView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const eligible: LawRecord = {
  id: 'daemonset/eligible',
  says: 'A Pod of a DaemonSet is created only for a node that its controller sees, and whose taints the Pod tolerates',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations',
  fields: ['daemonset.spec.template', 'node.spec.taints'],
  model: overViews({
    sees: [{ of: 'observed node', what: (seen: ObservedNodeView) => seen }],
    when: does('creation of a daemon Pod'),
    holds: ([seen], step) => {
      const { controller, node } = daemonBy(step!)!;
      return (seen as readonly ObservedNodeView[]).some(
        (each) => each.controller === controller && each.node === node && each.eligible,
      );
    },
  }),
  mutants: ['daemon-controller-ignores-taints'],
};
