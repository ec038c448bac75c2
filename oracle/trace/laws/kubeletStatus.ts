import type { Pod } from '../../../spec/api/objects/core.ts';
import type { ConditionVerdict } from '../../../spec/kubelet/conditions/condition.ts';
import { conditionIn } from '../history/livePod.ts';
import {
  decidedConditions,
  isKubeletFailure,
  isWritten,
  type KubeletDecision,
} from '../writes/kubeletDecision.ts';
import type { PodLaw, PodStep } from './traceLaw.ts';

const byKubelet = ({ writer }: PodStep): boolean => writer === 'kubelet';

export const phaseFollows: PodLaw = {
  id: 'status/phase-follows',
  says: 'The phase that the kubelet writes follows from the states of the containers',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase',
  exceptions: [
    'a terminal phase is held back until all containers have stopped',
    'the kubelet fails a Pod that it evicts, that is past its deadline, or that it does not admit',
  ],
  judge: (step) => {
    const { before, after, live } = step;
    if (!byKubelet(step) || before === undefined || live?.memory.failedFromOutside) return undefined;
    const decisions = step.decisions();
    if (decisions.some((decision) => isWritten(decision, before, after))) return undefined;
    const phases = new Set(decisions.map(({ phase }) => phase));
    return `the phase is ${after.status?.phase}; the containers' states make it ${[...phases].join(' or ')}`;
  },
};

const sameVerdict = (found: ConditionVerdict, wanted: ConditionVerdict): boolean =>
  found.status === wanted.status &&
  (found.reason ?? '') === (wanted.reason ?? '') &&
  (found.message ?? '') === (wanted.message ?? '');

const verdictText = ({ status, reason, message }: ConditionVerdict): string =>
  [status, reason, message].filter(Boolean).join(' ');

/** A condition that does not follow, for one decision. */
const wrongCondition = (before: Pod, after: Pod, decision: KubeletDecision): string | undefined => {
  for (const [type, verdict] of decidedConditions(before, after, decision)) {
    const found = conditionIn(after, type);
    if (found === undefined) return `there is no condition ${type}; it was to be ${verdictText(verdict)}`;
    if (!sameVerdict(found as ConditionVerdict, verdict)) {
      return `the condition ${type} is ${verdictText(found as ConditionVerdict)}; it follows as ${verdictText(verdict)}`;
    }
  }
  return undefined;
};

export const conditionsFollow: PodLaw = {
  id: 'status/conditions-follow',
  says: 'Initialized, ContainersReady, Ready and PodScheduled, as the kubelet writes them, follow from the containers, the phase and the readiness gates',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  exceptions: ['a Pod that the kubelet does not admit keeps the conditions that it has'],
  judge: (step) => {
    const { before, after, live } = step;
    if (!byKubelet(step) || before === undefined || live?.memory.failedFromOutside) return undefined;
    if (isKubeletFailure(after.status?.reason) && after.status?.containerStatuses === undefined)
      return undefined;
    let first: string | undefined;
    for (const decision of step.decisions()) {
      if (!isWritten(decision, before, after)) continue;
      const wrong = wrongCondition(before, after, decision);
      if (wrong === undefined) return undefined;
      first ??= wrong;
    }
    return first;
  },
};
