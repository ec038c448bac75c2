import type { Paint } from '../../../reports/terminal/paint.ts';
import type { OptionWord } from '../../command.ts';
import type { PortionResult } from '../batch.ts';

/** What the portions of a batch came to together: sums and unions, so that the order in which they come means nothing. */
export type Summary = {
  /** a portion, with the options that only it had, and what it printed */
  readonly add: (words: readonly OptionWord[], result: PortionResult, report: object) => void;
  /** whether something was found: a violated law, a disagreement, a wrong answer */
  readonly isBroken: () => boolean;
  readonly text: (columns: number, colour: Paint) => readonly string[];
  readonly report: () => object;
};

/** Options as they are written. */
export const wordsText = (words: readonly OptionWord[]): string =>
  words.flatMap(({ name, value }) => (value === undefined ? [name] : [name, value])).join(' ');

/** Of two findings of one thing that which is told by less, and of equal ones always the same. */
export const simpler = <T extends { readonly steps: number; readonly again: string }>(
  one: T | undefined,
  other: T,
): T => {
  if (one === undefined || other.steps < one.steps) return other;
  return other.steps === one.steps && other.again < one.again ? other : one;
};
