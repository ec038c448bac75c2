import type { Budget, LimitMet } from './budget.ts';

const limitText: { readonly [limit in LimitMet]: string } = {
  seconds: 'the time limit was met',
  bytes: 'the memory limit was met',
  interrupted: 'interrupted',
};

/** `the time limit was met while searching` */
export const outText = (limit: LimitMet, phase: string): string =>
  `${limitText[limit]}${phase && ` while ${phase}`}`;

/** Ends work whose budget is used up: whoever gave the budget catches it, and tells what is known. Its message says why. */
export class OutOfBudget extends Error {
  readonly limit: LimitMet;
  /** what was being done */
  readonly phase: string;

  constructor(limit: LimitMet, phase: string) {
    super(outText(limit, phase));
    this.name = 'OutOfBudget';
    this.limit = limit;
    this.phase = phase;
  }
}

/** that of the work that is being done; none: work may take what it takes */
let current: Budget | undefined;

/**
 * Does work, which must not wait for anything, on a budget: whatever it calls asks that budget. Work outside, of others in
 * the same program, has none of it.
 */
export const onBudget = <T>(budget: Budget | undefined, work: () => T): T => {
  const before = current;
  current = budget;
  try {
    return work();
  } finally {
    current = before;
  }
};

/** Does work that may end early; what ended it comes back instead of its result. */
export const unlessOut = <T>(work: () => T): T | OutOfBudget => {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutOfBudget) return error;
    throw error;
  }
};

/** Asked on each round of a loop that may last: throws `OutOfBudget` where a limit is met. Tells how far the loop is. */
export const pace = (count?: number, of?: string, whose?: string): void => {
  const limit = current?.look(count, of, whose);
  if (limit !== undefined) throw new OutOfBudget(limit, current!.phase);
};

/** The same, for loops that can stop anywhere: whether they should. */
export const isOutOfBudget = (count?: number, of?: string, whose?: string): boolean =>
  current?.look(count, of, whose) !== undefined;

/** What is being done; empty where nobody asks. */
export const phaseNow = (): string => current?.phase ?? '';

/** What is done from here on. */
export const beginPhase = (phase: string): void => current?.begin(phase);
