import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { defaultedPod } from '../../spec/api/normalize.ts';
import { computeQosClass } from '../../spec/api/qos.ts';
import { problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';

const answer = ({ pod }: JsonObject): JsonObject => {
  const normalized = defaultedPod(pod);
  if (normalized.valid) return { qos: computeQosClass(normalized.object) };
  const [wrong] = normalized.typeErrors;
  return {
    problem: problem('PS1103', wrong?.message ?? 'pod is no Pod', { path: `pod.${wrong?.path ?? ''}` }),
  };
};

export const qos: Operation = { op: 'qos', says: 'the quality-of-service class of a Pod', answer };
