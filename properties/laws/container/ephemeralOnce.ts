import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import {
  type ContainerStep,
  isNewInstance,
  stateName,
} from '../../../models/recorded/writes/containerStep.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { changesOf, podOnNode } from '../onNode.ts';
import { ofContainers } from '../recordPredicate.ts';

export const ephemeralOnce: LawRecord = {
  id: 'container/ephemeral-once',
  says: 'An ephemeral container is started once and never restarted; it has no probes, and never is ready',
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
  record: ofContainers({ judge: (step) => (step.kind === 'ephemeral' ? toldOf(step) : undefined) }),
  mutants: ['ephemeral-container-restarted'],
  lies: [
    'an ephemeral container that is restarted',
    'an ephemeral container that runs again',
    'another ephemeral container in the place of one that ended',
    'an ephemeral container that is ready',
    'an ephemeral container that has passed a startup probe',
  ],
};

const toldOf = (step: ContainerStep): string | undefined => {
  const { before, after } = step;
  if (after.restartCount > 0) return `an ephemeral container has restartCount ${after.restartCount}`;
  if (after.ready) return 'an ephemeral container is shown as ready';
  if (after.started !== undefined) return `an ephemeral container is shown as started: ${after.started}`;
  if (stateName(before) !== 'terminated') return undefined;
  if (isNewInstance(step)) return 'an ephemeral container has ended, and another instance is shown';
  return stateName(after) === 'terminated'
    ? undefined
    : `an ephemeral container has ended, and is shown as ${stateName(after)}`;
};
