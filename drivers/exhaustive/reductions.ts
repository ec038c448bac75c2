import type { Symmetry } from '../../checker/symmetry/symmetry.ts';

/** What made the explored space smaller than the system's own: a verdict says so. */
export type Reductions = {
  /** ids of laws that were judged on what they read, and not by the search */
  readonly settled: readonly string[];
  /** states were merged that differ only in steps that nobody else takes part in and no law sees */
  readonly hidden: boolean;
  /** states that no rule and no law can tell apart were merged */
  readonly merged: boolean;
  /** rules happened within the step that enabled them */
  readonly urgent: boolean;
  /** undefined if it was not asked for */
  readonly symmetry: SymmetryAnswer | undefined;
  /** steps whose order does not matter were left out */
  readonly partialOrder: boolean;
};

/** Whether orbits were stored, or why not. */
export type SymmetryAnswer = { readonly used: boolean; readonly why: string };

/** `doubts`: laws that told apart what was taken to be alike. */
export const symmetryAnswer = (
  symmetry: Pick<Symmetry, 'classes' | 'refused'> | undefined,
  doubts: ReadonlySet<string>,
): SymmetryAnswer => {
  if (doubts.size > 0) {
    return {
      used: false,
      why: `symmetry was given up: it makes a difference to ${[...doubts].join(', ')}`,
    };
  }
  const [refused] = symmetry?.refused ?? [];
  const none = refused
    ? `${refused.members.join(' and ')} are not alike: ${refused.why}`
    : 'nothing is declared to be alike';
  return { used: true, why: symmetry?.classes.length ? '' : `no symmetry was found: ${none}` };
};

/** The names of the reductions that a search used. */
export const reductionNames = ({
  settled,
  hidden,
  merged,
  urgent,
  symmetry,
  partialOrder,
}: Reductions): readonly string[] => [
  ...(settled.length > 0 ? ['laws judged on what they read'] : []),
  ...(hidden ? ['hidden steps'] : []),
  ...(merged ? ['merged states'] : []),
  ...(urgent ? ['urgent rules'] : []),
  ...(symmetry?.used ? ['symmetry'] : []),
  ...(partialOrder ? ['partial order'] : []),
];
