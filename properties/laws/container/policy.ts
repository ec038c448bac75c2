import { constantsOf } from '../../../models/views/constants.ts';
import type { PodConstants, PodView } from '../../../models/views/podView.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { stepLaw } from '../lawRecord.ts';
import { type ContainerStep, startedBetween } from './starts.ts';

export const policy = stepLaw<PodView>({
  id: 'container/policy',
  says: 'A container that exits is not started again under Never, nor under OnFailure after exit 0; rules at container level override',
  source: 'Kubernetes documentation, Pod Lifecycle, Container restart policy',
  exceptions: ['a changed container spec restarts it regardless', 'a new sandbox runs init containers again'],
  of: 'pod',
  holds: (before, after) =>
    startedBetween(before, after).every((container) => !hasExited(container) || allows(before, container)),
  witness: (before, after) => startedBetween(before, after).some(hasExited) || ends(before, after),
});

const hasExited = ({ before }: ContainerStep): boolean =>
  before.state === 'succeeded' || before.state === 'failed';

const allows = (pod: PodView, { before, at }: ContainerStep): boolean => {
  const { pod: object, containers } = constantsOf<PodConstants>(pod);
  return shouldRestart(
    containers[at]!.spec,
    object.spec!,
    before.exitCode ?? (before.state === 'succeeded' ? 0 : 1),
  );
};

/** A Pod that may end does so with its containers left alone. */
const ends = (before: PodView, after: PodView): boolean =>
  before.phase === 'Running' && (after.phase === 'Succeeded' || after.phase === 'Failed') && !after.deleting;
