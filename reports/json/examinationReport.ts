import { pathOf } from '../../checker/export/path.ts';
import type { System } from '../../checker/system/system.ts';
import type { Examination } from '../../drivers/exhaustive/examine.ts';
import { pathOfTrace } from '../counterexample/path.ts';

/** What was asked about an exploration besides the laws; README.md beside this file explains every field. */
export type ExaminationReport = {
  readonly coverage?: NonNullable<Examination['coverage']>;
  readonly deadlockCheck?: {
    readonly byEnd: { readonly [name: string]: number };
    readonly unexpected: number;
    /** a shortest way to rest at no named end */
    readonly path: string | null;
    readonly complete: boolean;
  };
};

export const examinationReport = ({ coverage, deadlocks }: Examination): ExaminationReport => ({
  ...(coverage && { coverage }),
  ...(deadlocks && {
    deadlockCheck: {
      byEnd: deadlocks.byEnd,
      unexpected: deadlocks.unexpected.count,
      path: deadlocks.trace ? pathOfTrace(deadlocks.trace) : null,
      complete: deadlocks.complete,
    },
  }),
});

/** Every shortest counterexample of a law, as paths. */
export type ShortestReport = {
  /** how many there are, in decimal: there may be very many */
  readonly count: string;
  readonly paths: readonly string[];
};

export const shortestReport = (
  system: System,
  { allShortest }: Examination,
  law: string,
): ShortestReport | undefined => {
  const found = allShortest?.get(law);
  return found && { count: String(found.count), paths: found.runs.map((run) => pathOf(system, run)) };
};
