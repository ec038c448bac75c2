import { isNewInstance, newestEnd } from '../../../models/recorded/writes/containerStep.ts';
import { constantsOf } from '../../../models/views/constants.ts';
import type { PodView, TemplateConstants } from '../../../models/views/podView.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { couldRestartAllContainers } from '../../../spec/kubelet/restart/restartRules.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';
import { type ContainerStep, startedBetween } from './starts.ts';

export const policy: LawRecord = {
  id: 'container/policy',
  says: 'A container that exits is not started again under Never, nor under OnFailure after exit 0; rules at container level override',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  fields: ['pod.spec.restartPolicy', ...inContainers('restartPolicy'), ...inContainers('restartPolicyRules')],
  exceptions: [
    'a changed container spec restarts it regardless',
    'a container that its kubelet kills for a probe is restarted whatever its exit code, unless under Never',
    'a new sandbox runs init containers again',
    'RestartAllContainers',
  ],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      startedBetween(before, after).every((container) => !hasExited(container) || allows(before, container)),
    witness: (before, after) => startedBetween(before, after).some(hasExited) || ends(before, after),
  }),
  record: ofContainers({
    judge: (step, { after: next, live }) => {
      if (!isNewInstance(step) || next.spec === undefined) return undefined;
      const restarted = step.after.restartCount > (step.before?.restartCount ?? 0);
      const seen = newestEnd(step.before);
      const end = seen ?? (restarted ? step.after.lastState?.terminated : undefined);
      if (end === undefined) return undefined;
      const { container } = step;
      const own = container.restartPolicy ?? next.spec.restartPolicy;
      const probed = container.livenessProbe ?? container.startupProbe;
      if (seen === undefined && probed && own !== 'Never') return undefined;
      if (step.kind === 'init' || step.kind === 'sidecar' || couldRestartAllContainers(next.spec))
        return undefined;
      if (live?.memory.specChanged) return undefined;
      if (end.reason === containerStatusUnknown) return undefined;
      if (shouldRestart(container, next.spec, end.exitCode)) return undefined;
      return `it was started again after exit ${end.exitCode}, under restartPolicy ${own}`;
    },
  }),
  mutants: ['restart-policy-ignored', 'policy-ignored'],
  lies: ['a restart that its policy forbids', 'a restart that its policy forbids, between two events'],
};

const hasExited = ({ before }: ContainerStep): boolean =>
  before.state === 'succeeded' || before.state === 'failed';

const allows = (pod: PodView, { before, at }: ContainerStep): boolean => {
  const { pod: object, containers } = constantsOf<TemplateConstants>(pod);
  return shouldRestart(
    containers[at]!.spec,
    object.spec!,
    before.exitCode ?? (before.state === 'succeeded' ? 0 : 1),
  );
};

/** A Pod that may end does so with its containers left alone. */
const ends = (before: PodView, after: PodView): boolean =>
  before.phase === 'Running' && isTerminalPhase(after.phase) && !after.deleting;
