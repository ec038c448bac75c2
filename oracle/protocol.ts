import { hasManyDigitsFast, needsExactNumbers, parseExactJson } from '../spec/api/decode/exactJson.ts';
import { isJsonObject, type JsonObject } from '../spec/api/decode/jsonObject.ts';
import { jsonText } from '../spec/api/jsonText.ts';
import { type Place, type Problem, type ProblemCode, problem } from '../spec/problem.ts';
import type { Operation } from './operation.ts';

/** Requests longer than this are refused: bytes of one line. */
export const lineLimit = 64 * 2 ** 20;

export type Answerer = {
  /** The answer to one request: the fields of its operation, or `problem`. Never throws. */
  readonly decide: (request: JsonObject) => JsonObject;
  /** The answer to one line: one line of JSON, whatever the request was; what is no request is told with its number. */
  readonly answer: (line: string, at?: number) => string;
  /** The same, with the code of the problem if there is one. */
  readonly reply: (line: string, about?: AboutLine) => Reply;
};

/** `op`: what is asked where a line names no operation; `at`: the number of the line in its stream, from 1. */
export type AboutLine = { readonly op?: string; readonly at?: number };

export type Reply = { readonly text: string; readonly code?: ProblemCode };

/**
 * The protocol of the oracle: a request is one JSON object `{"id", "op", ...}`, its answer one JSON object
 * `{"id", ...}` with the fields of the operation, or `{"id", "problem": {code, message, place}}`. Answers depend
 * on nothing but the request.
 */
export const answerer = (operations: readonly Operation[]): Answerer => {
  const byName = new Map(operations.map((operation) => [operation.op, operation]));
  const decide = (request: JsonObject): JsonObject => answerTo(request, byName);
  const reply = (line: string, about: AboutLine = {}): Reply => answerLine(line, decide, about);
  return { decide, answer: (line, at) => reply(line, at === undefined ? {} : { at }).text, reply };
};

/** The answer to a line that is too long to be read. */
export const tooLong = (limit = lineLimit, at?: number): string =>
  refusal(null, problem('PS1008', `a request may have ${limit} bytes at most`, lineOf(at))).text;

const lineOf = (line: number | undefined): Place => (line === undefined ? {} : { line });

const answerLine = (line: string, decide: Answerer['decide'], { op: named, at }: AboutLine): Reply => {
  const request = requestOf(line);
  if (request === undefined)
    return refusal(null, problem('PS1101', 'a request is one JSON object on one line', lineOf(at)));
  const { id = null, op = named } = request;
  const answer = decide(named === undefined ? request : { ...request, op });
  if (answer.problem !== undefined) return refusal(id, answer.problem as Problem);
  try {
    const answered = { id, ...answer };
    return { text: hasManyDigitsFast(line) ? jsonText(answered) : JSON.stringify(answered) };
  } catch (error) {
    return refusal(id, undecided(op, error));
  }
};

const answerTo = (request: JsonObject, operations: ReadonlyMap<string, Operation>): JsonObject => {
  const { op } = request;
  const place = { path: 'op' };
  if (typeof op !== 'string') {
    return { problem: problem('PS1103', 'the name of an operation is required', place) };
  }
  const operation = operations.get(op);
  if (!operation) {
    const message = `no operation is called ${JSON.stringify(op)}; there are ${[...operations.keys()].join(', ')}`;
    return { problem: problem('PS1102', message, place) };
  }
  try {
    return operation.answer(request);
  } catch (error) {
    return { problem: undecided(op, error) };
  }
};

const undecided = (op: unknown, error: unknown): Problem => {
  if (error instanceof RangeError && error.message.includes('call stack'))
    return problem('PS1008', 'the request is nested too deeply');
  const reason = error instanceof Error ? error.message : String(error);
  return problem('PS1104', `${op} could not be decided: ${reason}`);
};

const requestOf = (line: string): JsonObject | undefined => {
  try {
    const value: unknown = needsExactNumbers(line) ? parseExactJson(line) : JSON.parse(line);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The id of a request that is not looked at any further; null where there is none. */
export const idOf = (line: string): unknown => requestOf(line)?.id ?? null;

/** An id that cannot be written back (nested too deeply) is answered by null. */
export const refusal = (id: unknown, wrong: Problem): Reply & { readonly code: ProblemCode } => {
  const { code } = wrong;
  try {
    return { text: JSON.stringify({ id, problem: wrong }), code };
  } catch {
    return { text: JSON.stringify({ id: null, problem: wrong }), code };
  }
};
