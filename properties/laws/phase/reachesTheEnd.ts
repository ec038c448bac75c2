import { constantsOf } from '../../../models/views/constants.ts';
import type { ContainerView, PodView, TemplateConstants } from '../../../models/views/podView.ts';
import { containersOf } from '../../../spec/api/containers.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';

export const reachesTheEnd: LawRecord = {
  id: 'phase/reaches-the-end',
  says: 'A bound Pod with finite work and policy Never or OnFailure ends Succeeded or Failed, or is removed',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
  fields: ['pod.status.phase', 'pod.spec.restartPolicy'],
  exceptions: [
    'a machine that never comes back, a kubelet that never works again',
    'a Pod of policy Never gets no second sandbox once a container of it has run: if the first is lost before all is done, what is left is never started, and the phase stays (kubernetes issue 118321)',
  ],
  model: leadsTo<PodView>({
    of: 'pod',
    trigger: (pod) => pod.nodeName !== undefined && hasFiniteWork(pod),
    goal: (pod) => pod.existence === 'gone' || isTerminalPhase(pod.phase) || isStranded(pod),
  }),
  mutants: ['end-never-reported', 'success-not-reported'],
};

const hasFiniteWork = (pod: PodView): boolean => {
  const { spec } = constantsOf<TemplateConstants>(pod).pod;
  return (
    spec?.restartPolicy !== 'Always' &&
    !spec?.containers.some(({ restartPolicy }) => restartPolicy === 'Always')
  );
};

/** Its sandbox was lost after something had run, nothing runs, and something is still to be done: it never will be. */
const isStranded = (pod: PodView): boolean => {
  const { spec } = constantsOf<TemplateConstants>(pod).pod;
  if (spec?.restartPolicy !== 'Never' || !pod.sandboxLost) return false;
  const comesBack = ({ name, state, exitCode = state === 'failed' ? 1 : 0 }: ContainerView): boolean => {
    const container = containersOf(spec).find((each) => each.name === name);
    return container !== undefined && shouldRestart(container, spec, exitCode);
  };
  const hasFailedInit = pod.containers.some(
    (container) => container.kind === 'init' && container.state === 'failed' && !comesBack(container),
  );
  return (
    !hasFailedInit &&
    pod.containers.some(({ state }) => state !== 'waiting') &&
    pod.containers.every(({ running }) => running === 0) &&
    pod.containers.some(
      (container) => container.kind === 'regular' && (container.state === 'waiting' || comesBack(container)),
    )
  );
};
