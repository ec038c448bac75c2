import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';

/** The version of Kubernetes whose answers the vectors hold. */
export const kubernetesVersion = 'v1.36.3';

/** The version of the format: a reader of 1 reads every 1.x. */
export const formatVersion = '1.0';

/** Who gave an answer: the code of Kubernetes itself, or this specification where that code was not asked in this form. */
export type AnswerSource = 'kubernetes' | 'specification';

/** One request with its right answer, and why it was chosen. */
export type VectorCase = {
  readonly id: string;
  readonly op: string;
  readonly source: AnswerSource;
  /** the right answer refuses something */
  readonly negative: boolean;
  /** what the request uses, in the words of the documentation */
  readonly features: readonly string[];
  readonly why: string;
  readonly request: JsonObject;
  readonly answer: JsonObject;
};

/** Fields whose presence, or value, says that something is refused. */
const refusals: readonly (readonly [field: string, value?: boolean])[] = [
  ['problem'],
  ['errors'],
  ['valid', false],
  ['allowed', false],
  ['admitted', false],
  ['invalid'],
  ['scheduleError', true],
  ['prefilterReject'],
  ['preEnqueueReject'],
  ['error'],
];

/** Whether an answer refuses what it was asked. */
export const isNegative = (answer: JsonObject): boolean =>
  refusals.some(([field, value]) =>
    value === undefined ? !isEmpty(answer[field]) : answer[field] === value,
  );

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
