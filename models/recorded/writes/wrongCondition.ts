import type { Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import type { ConditionVerdict } from '../../../spec/kubelet/conditions/condition.ts';
import { conditionIn } from '../history/livePod.ts';
import { decidedConditions, type KubeletDecision } from './kubeletDecision.ts';

const sameVerdict = (found: ConditionVerdict, wanted: ConditionVerdict): boolean =>
  found.status === wanted.status &&
  (found.reason ?? '') === (wanted.reason ?? '') &&
  (found.message ?? '') === (wanted.message ?? '');

const verdictText = ({ status, reason, message }: ConditionVerdict): string =>
  [status, reason, message].filter(Boolean).join(' ');

/** A condition that does not follow, for one decision. */
export const wrongCondition = (
  before: Pod,
  after: Pod,
  decision: KubeletDecision,
  gates?: readonly PodCondition[],
): string | undefined => {
  for (const [type, verdict] of decidedConditions(before, after, decision, gates)) {
    const found = conditionIn(after, type);
    if (found === undefined) return `there is no condition ${type}; it was to be ${verdictText(verdict)}`;
    if (!sameVerdict(found as ConditionVerdict, verdict)) {
      return `the condition ${type} is ${verdictText(found as ConditionVerdict)}; it follows as ${verdictText(verdict)}`;
    }
  }
  return undefined;
};
