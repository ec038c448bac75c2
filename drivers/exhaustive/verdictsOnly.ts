import type { JudgeOptions } from './check.ts';

/** Is nothing asked for but verdicts, which may be found on less than the whole system? */
export const asksForVerdictsOnly = (options: JudgeOptions): boolean =>
  ![
    options.symmetry,
    options.partialOrder,
    options.checkpoint,
    options.resume,
    options.deadlocks,
    options.coverage,
    options.allShortest,
  ].some(Boolean);
