import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAlive, podOnNode, startsIn } from '../onNode.ts';

export const sharedStack: LawRecord = {
  id: 'network/shared-stack',
  says: 'Containers of a Pod have one address set: it is there before any of them starts, and does not change while one runs',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  fields: ['pod.status.podIPs', ...inContainers('ports')],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      (startsIn(before, after).length === 0 || before.ips.length > 0) &&
      (!before.containers.some(isAlive) ||
        !after.containers.some(isAlive) ||
        before.ips.join() === after.ips.join() ||
        before.sandbox !== after.sandbox),
    witness: (before, after) => startsIn(before, after).length > 0 && before.containers.some(isAlive),
  }),
  mutants: ['address-changes-under-running-containers'],
};
