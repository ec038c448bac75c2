import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { type Problem, type ProblemCode, problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { answerer } from '../protocol.ts';
import { compare } from './compare.ts';
import type { Difference } from './difference.ts';
import type { Governance } from './governance.ts';
import { isObject, readObject } from './jsonValue.ts';
import type { Peer } from './peers/peer.ts';

/** A request, the right answer, and what the other program made of it: an answer or a problem. */
export type Outcome = {
  readonly request: JsonObject;
  readonly right: JsonObject;
  readonly differences: readonly Difference[];
  readonly answer?: JsonObject;
  readonly problem?: Problem;
};

/** What was asked, with its right answer. */
export type Question = { readonly request: JsonObject; readonly right: JsonObject };

/** The right answer to a request, as this specification gives it. */
export const rightAnswers = (operations: readonly Operation[]): ((request: JsonObject) => JsonObject) => {
  const { reply } = answerer(operations);
  return (request) => readObject(reply(jsonText(request)).text) ?? {};
};

/** Ends of a program that has answered nothing yet; after one more it cannot be asked. */
const mostSilent = 3;

/**
 * Holds the answers of another program against the right ones. Where it ends or is silent in a batch, each request that is
 * left is asked by itself, so that the one that does it is found.
 */
export class Examiner {
  /** problems that belong to no request, by code, with the first */
  readonly stray = new Map<ProblemCode, { count: number; readonly first: string }>();
  private readonly peer: Peer;
  private readonly governance: Governance;
  private readonly mostEnds: number;
  private readonly prefix: string;
  private readonly only: readonly string[] | undefined;
  private next = 0;
  private ends = 0;
  private answered = 0;

  /**
   * @param mostEnds how often the other program may end or be silent; after one more it is given up
   * @param prefix of the ids of requests
   * @param only the fields that are compared, if not all are
   */
  constructor(
    peer: Peer,
    governance: Governance,
    mostEnds: number,
    prefix: string,
    only?: readonly string[],
  ) {
    this.peer = peer;
    this.governance = governance;
    this.mostEnds = mostEnds;
    this.prefix = prefix;
    this.only = only;
  }

  /** no request was ever answered, though some were asked by themselves: nothing more is asked */
  get isUnreachable(): boolean {
    return this.answered === 0 && this.ends > mostSilent;
  }

  /** no request was answered of those that were asked */
  get answersNothing(): boolean {
    return this.answered === 0 && this.ends > 0;
  }

  /** the program ended, or was silent, too often */
  get hasGivenUp(): boolean {
    return this.ends > this.mostEnds;
  }

  /** What the other program makes of some requests, in order; fewer where it is given up. */
  async ask(questions: readonly Question[]): Promise<readonly Outcome[]> {
    const lines = new Map(
      questions.map(({ request }) => {
        const id = `${this.prefix}-${this.next++}`;
        return [id, jsonText({ ...request, id, op: this.governance.op })] as const;
      }),
    );
    const { answers, stray, broken } = await this.peer.ask(lines);
    for (const each of stray) this.note(each);
    this.answered += answers.size;
    if (broken) this.ends++;
    const outcomes: Outcome[] = [];
    for (const [at, id] of [...lines.keys()].entries()) {
      const question = questions[at]!;
      const answer = answers.get(id);
      if (answer !== undefined) outcomes.push(this.judged(question, answer));
      else if (questions.length === 1)
        outcomes.push({ ...question, differences: [], problem: broken ?? silence });
      else if (this.hasGivenUp || this.isUnreachable) return outcomes;
      else outcomes.push(...(await this.ask([question])));
    }
    return outcomes;
  }

  async end(): Promise<void> {
    for (const each of await this.peer.end()) this.note(each);
  }

  private judged({ request, right }: Question, answer: JsonObject): Outcome {
    return {
      request,
      right,
      answer,
      differences: compare(this.governance, request, right, answer, this.only),
    };
  }

  private note({ code, message }: Problem): void {
    const known = this.stray.get(code);
    if (known) known.count++;
    else this.stray.set(code, { count: 1, first: message });
  }
}

const silence = problem('PS1505', 'it has no answer');

/** What an outcome is about, in words that are the same for failures of the same kind; undefined where both agree. */
export const subjectOf = (
  { problem: wrong, differences, answer }: Outcome,
  byName: readonly string[],
): string | undefined => {
  if (wrong) return wrong.code;
  const [first] = differences;
  if (first === undefined) return undefined;
  if (first.path === 'problem') return isObject(answer?.problem) ? 'refused' : 'not refused';
  const path = generalPath(first.path, byName);
  const [right, other] = [wordOf(first.spec), wordOf(first.other)];
  return right !== undefined && other !== undefined ? `${path}: ${right}, not ${other}` : path;
};

/** A value that is one of a few: a truth value, a short word; undefined for any other. */
const wordOf = (value: unknown): string | undefined => {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' && /^[a-zA-Z]{1,30}$/.test(value) ? value : undefined;
};

/** A path without positions in lists and the names of objects: `nodes.*.reasons[]`. */
export const generalPath = (path: string, byName: readonly string[]): string => {
  const named = byName.find((field) => path.startsWith(`${field}.`));
  const rest = named === undefined ? path : path.slice(named.length + 1);
  const general = rest.replaceAll(/\[\d+\]/g, '[]');
  if (named === undefined) return general;
  // names may have dots in them: what follows on the last name that is known stays
  const tail = /\.([a-zA-Z]+(\[\])?)(\.[a-zA-Z]+(\[\])?)*$/.exec(general)?.[0] ?? '';
  return `${named}.*${tail}`;
};
