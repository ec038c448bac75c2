import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { containerResize } from '../../../spec/kubelet/resize/containerResize.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { type ContainerChange, changesOf, isAlive, planOf, podOnNode } from '../onNode.ts';

export const resizePolicy: LawRecord = {
  id: 'container/resize-policy',
  says: 'A resize is applied to a container as it runs, unless its resizePolicy says RestartContainer of what changes: then by a new instance only',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies',
  fields: [...inContainers('resizePolicy'), ...inContainers('resources')],
  exceptions: ['a container that restarts for another reason has what is allocated from then on'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      applied(before, after).every((change) => !isUpdated(change) || !needsRestart(before, change)),
    witness: (before, after) => applied(before, after).some(isUpdated),
  }),
  mutants: ['resize-policy-ignored'],
};

/** Containers that have what is allocated to them from this step on, after they had something else. */
const applied = (before: PodOnNodeView, after: PodOnNodeView): ContainerChange[] =>
  changesOf(before, after).filter(
    (change) =>
      change.before.resources?.state === 'Allocated' &&
      change.after.resources?.state === 'Applied' &&
      change.before.resources.resized === change.after.resources.resized,
  );

const isUpdated = ({ before, after }: ContainerChange): boolean => isAlive(before) && isAlive(after);

const needsRestart = (pod: PodOnNodeView, { at, after }: ContainerChange): boolean => {
  const { spec, resized } = planOf(pod).containers[at]!;
  const [actuated, container] = after.resources?.resized ? [spec, resized ?? spec] : [resized ?? spec, spec];
  const podResources = planOf(pod).pod.spec.resources;
  const resize = { container, actuated: actuated.resources, podResources, actuatedPod: podResources };
  return containerResize(resize).action === 'restart';
};
