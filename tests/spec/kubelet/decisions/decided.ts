import { podShape } from '../../../../oracle/request.ts';
import type { JsonObject } from '../../../../spec/api/decode/jsonObject.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import { comparable } from '../../api/emptiness.ts';
import { readVectors } from '../../api/readVectors.ts';

type Case = JsonObject & { readonly id: string; readonly decision: string };

const cases = readVectors<Case>('kubelet-decisions/cases.ndjson.gz');
const expected = readVectors<JsonObject>('kubelet-decisions/expected.ndjson.gz');

export const podOf = (value: unknown): BoundPod => podShape.parse(value);

/** The cases of a decision whose answer is not that of Kubernetes; a decision without cases disagrees. */
export const disagreements = <T>(decision: string, decide: (request: T) => JsonObject): readonly string[] => {
  const asked = cases.flatMap((request, line) => (request.decision === decision ? [{ request, line }] : []));
  if (asked.length === 0) return [`there is no case of ${decision}`];
  return asked.flatMap(({ request, line }) => {
    const answered = comparable({ id: request.id, ...decide(request as unknown as T) });
    const real = comparable(expected[line]);
    return answered === real ? [] : [`${request.id}\n  answered ${answered}\n  expected ${real}`];
  });
};
