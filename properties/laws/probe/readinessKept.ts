import type { ContainerOnNodeView, PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { type ContainerChange, changesOf, isAlive, podOnNode, probeOf } from '../onNode.ts';

export const readinessKept: LawRecord = {
  id: 'probe/readiness-kept',
  says: 'While a container runs, its readiness changes only by what its readiness probe finds: a kubelet that restarts leaves it as it was',
  source: 'https://kep.k8s.io/4781',
  fields: ['pod.status.containerStatuses.ready', 'pod.status.conditions'],
  exceptions: [
    'a container that was started less than ten seconds before its kubelet: it is ready while nothing probes it, and then probed like a new one',
  ],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      changesOf(before, after).every((change) => !losesReadiness(change)) &&
      (!becomesReady(before, after) || after.containers.every(isFoundReady)),
    witness: (before, after) =>
      changesOf(before, after).some((change) => isAlive(change.after) && isResumed(change)) ||
      becomesReady(before, after),
  }),
  mutants: ['readiness-begins-again'],
};

/** The verdict of a running instance turns bad without an attempt. */
const losesReadiness = ({ before, after }: ContainerChange): boolean => {
  const [was, is] = [probeOf(before, 'readiness'), probeOf(after, 'readiness')];
  if (!isAlive(before) || !isAlive(after) || before.instances !== after.instances) return false;
  if (was?.state === 'Young') return false;
  return was?.verdict !== 'failure' && is?.verdict === 'failure' && was?.state !== 'Probing';
};

const isResumed = ({ before, after }: ContainerChange): boolean =>
  probeOf(before, 'readiness')?.state === 'Idle' && probeOf(after, 'readiness')?.state === 'Probing';

const becomesReady = ({ object: before }: PodOnNodeView, { object: after }: PodOnNodeView): boolean =>
  before?.ready === false && after?.ready === true;

/** Without a probe it is ready as soon as it runs. */
const isFoundReady = (container: ContainerOnNodeView): boolean => {
  const readiness = probeOf(container, 'readiness');
  if (container.kind === 'init' || readiness === undefined) return true;
  return readiness.verdict === 'success' || readiness.state === 'Young';
};
