import type { Line } from '../../../drivers/observed/reading/lines.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import { readObject } from '../jsonValue.ts';
import { type Asked, mostStray } from './peer.ts';

/** What is told of a line that is no answer. */
const excerptLength = 200;

/** The answers to a batch, gathered line by line, in any order. */
export class Answers {
  private readonly answers = new Map<string, JsonObject>();
  private readonly stray: Problem[] = [];
  private readonly asked: ReadonlyMap<string, unknown>;
  private readonly lineBytes: number;
  private readonly before: ReadonlySet<string>;
  private broken: Problem | undefined;

  /** @param before ids that were answered before */
  constructor(
    asked: ReadonlyMap<string, unknown>,
    lineBytes: number,
    before: ReadonlySet<string> = new Set(),
  ) {
    this.asked = asked;
    this.before = before;
    this.lineBytes = lineBytes;
  }

  /** nothing more is to be read: all is answered, or nothing more can be */
  get isOver(): boolean {
    return this.broken !== undefined || this.answers.size === this.asked.size;
  }

  take(line: Line): void {
    if (this.broken) return;
    if (typeof line !== 'string') {
      this.fail(problem('PS1508', `a line has more than ${this.lineBytes} bytes`));
      return;
    }
    if (line.trim() === '') return;
    const answer = readObject(line);
    const id = String(answer?.id);
    if (answer === undefined || answer.id === undefined) {
      this.note(problem('PS1504', `this is no answer: ${line.slice(0, excerptLength)}`));
    } else if (this.answers.has(id) || this.before.has(id)) {
      this.note(problem('PS1506', `request ${id} has an answer already`));
    } else if (!this.asked.has(id)) {
      this.note(problem('PS1507', `no request has the id ${id.slice(0, excerptLength)}`));
    } else this.answers.set(id, answer);
  }

  /** Why there are no more answers; the first reason counts. */
  fail(why: Problem): void {
    this.broken ??= why;
  }

  asAsked(): Asked {
    const { answers, stray, broken } = this;
    const complete = answers.size === this.asked.size;
    return { answers, stray, ...(broken && !complete ? { broken } : {}) };
  }

  private note(wrong: Problem): void {
    this.stray.push(wrong);
    if (this.stray.length > mostStray)
      this.fail(
        problem(
          'PS1504',
          `more than ${mostStray} lines are no answers; the first: ${this.stray[0]!.message}`,
        ),
      );
  }
}
