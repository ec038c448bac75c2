import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { defaultedPod } from '../../spec/api/normalize.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { problem } from '../../spec/problem.ts';
import {
  type Level,
  type StandardsVersion,
  standardsVersion,
  violations,
} from '../../spec/security/standards.ts';
import type { Operation } from '../operation.ts';

const verdict = (level: Level, pod: Pod, version: StandardsVersion): JsonObject => {
  const reasons = violations(level, pod, version);
  return { allowed: reasons.length === 0, reasons };
};

const answer = ({ pod, version: said = 'latest' }: JsonObject): JsonObject => {
  const version = typeof said === 'string' ? standardsVersion(said) : undefined;
  if (version === undefined) {
    return { problem: problem('PS1103', 'version is neither latest nor v1.x', { path: 'version' }) };
  }
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
      privileged: verdict('privileged', object, version),
      baseline: verdict('baseline', object, version),
      restricted: verdict('restricted', object, version),
    },
  };
};

export const pss: Operation = {
  op: 'pss',
  says: 'which levels of the Pod Security Standards, as of a version, allow a Pod, and what they have against it',
  answer,
};
