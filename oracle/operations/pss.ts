import { defaultedPod } from '../../spec/api/normalize.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { problem } from '../../spec/problem.ts';
import { type Level, violations } from '../../spec/security/standards.ts';
import type { JsonObject, Operation } from '../operation.ts';

const verdict = (level: Level, pod: Pod): JsonObject => {
  const reasons = violations(level, pod);
  return { allowed: reasons.length === 0, reasons };
};

const answer = ({ pod }: JsonObject): JsonObject => {
  const normalized = defaultedPod(pod);
  if (!normalized.valid) {
    const [wrong] = normalized.typeErrors;
    return {
      problem: problem('PS1103', wrong?.message ?? 'pod is no Pod', { path: `pod.${wrong?.path ?? ''}` }),
    };
  }
  const { object } = normalized;
  return {
    levels: {
      privileged: verdict('privileged', object),
      baseline: verdict('baseline', object),
      restricted: verdict('restricted', object),
    },
  };
};

export const pss: Operation = {
  op: 'pss',
  says: 'which levels of the Pod Security Standards allow a Pod, and what they have against it',
  answer,
};
