import type { z } from 'zod';
import type { JsonObject } from '../spec/api/decode/jsonObject.ts';

/**
 * One question that the oracle answers. `answer` is total and deterministic: it takes the request as it came
 * (fields as the vectors' README lists them), checks the fields that it reads, and returns the fields of the
 * verdict; `id` is added by the protocol. A request that cannot be decided gets `{ problem }`.
 */
export type Operation = {
  readonly op: string;
  /** one sentence for `podsem oracle --list` */
  readonly says: string;
  readonly answer: (request: JsonObject) => JsonObject;
  /** the fields of a request, where they are checked by a shape */
  readonly request?: z.ZodType;
};
