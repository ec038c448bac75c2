import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAlive, podOnNode, signalsIn } from '../onNode.ts';

export const sidecarLast: LawRecord = {
  id: 'container/sidecar-last',
  says: 'When a Pod ends, sidecars are sent their stop signal after its regular containers have stopped, the last one first',
  source:
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-application-containers',
  fields: ['pod.spec.initContainers.restartPolicy'],
  exceptions: [
    'a sidecar that its own probe or hook has killed',
    'preStop hooks, which begin together; only the signal after them waits',
    'the grace period is over: all that is left is killed',
    'a sandbox that died takes all its containers along',
  ],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      before.worker !== 'Terminating' ||
      sidecarSignals(before, after).every(({ at }) =>
        before.containers.every(
          (other, place) =>
            !isAlive(other) || !(other.kind === 'regular' || (other.kind === 'sidecar' && place > at)),
        ),
      ),
    witness: (before, after) => before.worker === 'Terminating' && sidecarSignals(before, after).length > 0,
  }),
  mutants: ['sidecars-stopped-at-once', 'sidecars-stopped-after-their-hooks'],
};

const sidecarSignals = (before: PodOnNodeView, after: PodOnNodeView) =>
  signalsIn(before, after).filter((change) => change.after.kind === 'sidecar');
