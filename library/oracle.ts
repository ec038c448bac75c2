/** `pod-semantics/oracle`: the protocol of `podsem oracle`, for programs that are asked by others. */
import type { Operation } from '../oracle/operation.ts';
import { operations as allOperations } from '../oracle/operations.ts';
import { answerer } from '../oracle/protocol.ts';
import { answerStream } from '../oracle/stream.ts';

export type { Operation } from '../oracle/operation.ts';
export type { JsonObject } from '../spec/api/decode/jsonObject.ts';

/** Every operation: its name, what it says in one sentence, and the function that answers. */
export const operations: readonly Operation[] = allOperations;

const { answer } = answerer(allOperations);

/**
 * The answer to one line of the protocol: a request `{"id", "op", …}` as JSON, its answer `{"id", …}` as JSON.
 * Whatever is wrong with the line is part of the answer, as `problem`.
 */
export const answerLine = (line: string): string => answer(line);

/**
 * Answers a stream of requests, one a line, by one line each, in order. `write` may return a promise to slow the
 * stream down. A line that is too long is answered by a problem and not kept.
 */
export const answerLines = (
  input: AsyncIterable<Uint8Array | string>,
  write: (text: string) => Promise<void> | undefined,
): Promise<void> => answerStream(allOperations, input, write);
