import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { ProblemCode } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { shippedVectors } from '../vectors/shippedVectors.ts';
import { Examiner, generalPath, type Outcome, type Question, rightAnswers, subjectOf } from './askBoth.ts';
import { refuses } from './compare.ts';
import { governanceOf, ruleOf } from './governanceOf.ts';
import type { Peer } from './peers/peer.ts';
import { requestMaker } from './randomRequest.ts';
import type { DiffReport, Disagreement, Kept } from './report.ts';
import { shrink } from './shrink.ts';

export type DiffSettings = {
  readonly op: string;
  readonly runs: number;
  readonly seed: number;
  /** requests that are asked at once */
  readonly batch: number;
  /** only requests that can be decided */
  readonly valid: boolean;
  /** disagreements that are made small: those that were met most often */
  readonly shrinks: number;
  /** the fields of answers that are compared; absent: all */
  readonly only?: readonly string[] | undefined;
  /** the numbers of requests that the report holds, whatever comes of them */
  readonly keep?: readonly number[] | undefined;
  /** the other program is ended after this run */
  readonly last: boolean;
  readonly interrupted: AbortSignal;
};

/** Requests that are made at most for one that can be decided. */
const mostTries = 20;

/** Kinds of disagreement that are told apart; all others are counted as one. */
const mostKinds = 200;

/** How often the other program may end, or be silent, in a run, and while one disagreement is made small. */
const mostEnds = { run: 50, shrink: 500 } as const;

type Kind = { count: number; readonly number: number; readonly outcome: Outcome };

/** Asks this specification and another program the same random requests, and tells where they disagree. */
export const runDiff = async (
  operations: readonly Operation[],
  peer: Peer,
  { op, runs, seed, batch, valid, shrinks, only, keep = [], last, interrupted }: DiffSettings,
): Promise<DiffReport> => {
  const governance = governanceOf(op);
  const { byName = [] } = governance;
  const examiner = new Examiner(peer, governance, mostEnds.run, op, only);
  const question = questionMaker(operations, op, seed, valid);
  const kinds = new Map<string, Kind>();
  const fields = new Map<string, number>();
  const problems = new Map<ProblemCode, { count: number; readonly first: string }>();
  const totals = { asked: 0, agreed: 0, answered: 0 };

  const kept: Kept[] = [];

  const count = (outcome: Outcome): void => {
    const number = totals.asked++;
    if (outcome.answer) totals.answered++;
    const subject = subjectOf(outcome, byName);
    const { request, right } = outcome;
    if (keep.includes(number)) kept.push({ number, request, right, agreed: subject === undefined });
    if (subject === undefined) {
      totals.agreed++;
      return;
    }
    const kind = kinds.has(subject) || kinds.size < mostKinds ? subject : 'other';
    const known = kinds.get(kind);
    if (known) known.count++;
    else kinds.set(kind, { count: 1, number, outcome });
    const differing = new Set(outcome.differences.map(({ path }) => generalPath(path, byName)));
    for (const field of differing) {
      const counted = fields.has(field) || fields.size < mostKinds ? field : 'other';
      fields.set(counted, (fields.get(counted) ?? 0) + 1);
    }
    if (outcome.problem) {
      const { code, message } = outcome.problem;
      const met = problems.get(code);
      if (met) met.count++;
      else problems.set(code, { count: 1, first: message });
    }
  };

  const isOver = (): boolean => interrupted.aborted || examiner.isUnreachable || examiner.hasGivenUp;
  for (let next = 0; next < runs && !isOver(); next += batch) {
    const questions = Array.from({ length: Math.min(batch, runs - next) }, (_, at) => question(next + at));
    const outcomes = await examiner.ask(questions);
    if (!interrupted.aborted) outcomes.forEach(count);
  }
  const ending = endingOf(interrupted, examiner);
  const often = [...kinds].sort(([, a], [, b]) => b.count - a.count);
  const disagreements: Disagreement[] = [];
  for (const [at, [about, kind]] of ending === 'unreachable' ? [] : often.entries()) {
    const small = at < shrinks && ending === 'complete' && !isOver();
    disagreements.push(
      await disagreementOf(op, about, kind, small ? { operations, peer, only, interrupted } : undefined),
    );
  }
  if (last) await examiner.end();
  for (const [code, { count: more, first }] of examiner.stray)
    problems.set(code, { count: more + (problems.get(code)?.count ?? 0), first });
  return {
    op,
    seed,
    ...totals,
    fields: [...fields].map(([field, each]) => ({ field, count: each })).sort((a, b) => b.count - a.count),
    problems: [...problems].map(([code, each]) => ({ code, ...each })),
    disagreements,
    ...(keep.length > 0 ? { kept } : {}),
    ending: interrupted.aborted ? 'interrupted' : ending,
  };
};

const endingOf = (
  interrupted: AbortSignal,
  { answersNothing, hasGivenUp }: Examiner,
): DiffReport['ending'] => {
  if (interrupted.aborted) return 'interrupted';
  if (answersNothing) return 'unreachable';
  return hasGivenUp ? 'gaveUp' : 'complete';
};

/** The request of each number, with its right answer. */
const questionMaker = (
  operations: readonly Operation[],
  op: string,
  seed: number,
  valid: boolean,
): ((number: number) => Question) => {
  const right = rightAnswers(operations);
  const vectors = shippedVectors(op);
  const seeds = valid ? vectors.filter(({ answer }) => !refuses(answer)) : vectors;
  const make = requestMaker(
    seeds.map(({ request }) => request),
    seed,
    !valid,
  );
  const asked = (number: number): Question => {
    const request = { ...make(number), op };
    return { request, right: right(request) };
  };
  return (number) => {
    for (let attempt = 0; valid && attempt < mostTries; attempt++) {
      const question = asked(number * mostTries + attempt);
      if (!refuses(question.right)) return question;
    }
    return asked(number);
  };
};

const disagreementOf = async (
  op: string,
  about: string,
  { count, number, outcome }: Kind,
  tools:
    | (Pick<DiffSettings, 'only' | 'interrupted'> & {
        readonly operations: readonly Operation[];
        readonly peer: Peer;
      })
    | undefined,
): Promise<Disagreement> => {
  let last = outcome;
  let shrunk: Disagreement['shrunk'] = 'not tried';
  if (tools) {
    const right = rightAnswers(tools.operations);
    const examiner = new Examiner(
      tools.peer,
      governanceOf(op),
      mostEnds.shrink,
      `${op}-${about}`,
      tools.only,
    );
    const { byName = [] } = governanceOf(op);
    const firstFailing = async (requests: readonly JsonObject[]): Promise<number | undefined> => {
      const questions = requests.map((request) => ({ request, right: right(request) }));
      const outcomes = await examiner.ask(questions);
      const at = outcomes.findIndex((each) => subjectOf(each, byName) === about);
      if (at >= 0) last = outcomes[at]!;
      return at >= 0 ? at : undefined;
    };
    /** one by one: each failure ends the program */
    const firstEnding = async (requests: readonly JsonObject[]): Promise<number | undefined> => {
      for (const [at, request] of requests.entries())
        if ((await firstFailing([request])) !== undefined) return at;
      return undefined;
    };
    const isOver = (): boolean => tools.interrupted.aborted || examiner.hasGivenUp;
    const small = await shrink(outcome.request, outcome.problem ? firstEnding : firstFailing, isOver);
    shrunk = small.outcome;
  }
  const { request, right, answer, problem, differences } = last;
  return {
    about,
    count,
    number,
    request,
    right,
    ...(answer ? { answer } : {}),
    ...(problem ? { problem } : {}),
    differences,
    governed: ruleOf(op, differences[0]?.path ?? ''),
    shrunk,
  };
};
