import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { isOf } from '../../../models/ruleFacts.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const endsBeforeRemoval: LawRecord = {
  id: 'phase/ends-before-removal',
  says: 'A kubelet removes a deleted Pod only when the API shows it as Succeeded or Failed, however far it had come',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase', 'pod.metadata.deletionTimestamp'],
  exceptions: ['static Pods', 'a forced deletion, which does not wait for the kubelet'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after, step) => !isRemoved(before, after, step) || isTerminalPhase(before.object?.phase),
    witness: (before, after, step) => isRemoved(before, after, step),
  }),
  mutants: ['object-removed-in-any-phase'],
};

const isByKubelet = isOf('kubelet');

/** Its grace period becomes zero: it disappears, or only finalizers keep it. */
const isRemoved = (
  { object: before }: PodOnNodeView,
  { object: after }: PodOnNodeView,
  step: Parameters<typeof isByKubelet>[0],
): boolean =>
  isByKubelet(step) &&
  before?.state === 'Terminating' &&
  before.grace !== 'none' &&
  (after?.state === 'Gone' || after?.grace === 'none');
