import { type Problem, type ProblemCode, problem } from '../spec/problem.ts';

/** Ends a command: its problems are printed one a line, and the exit code is 2. */
export class Failure extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'no reason');
    this.name = 'Failure';
    this.problems = problems;
  }
}

export const fail = (code: ProblemCode, message: string): never => {
  throw new Failure([problem(code, message)]);
};
