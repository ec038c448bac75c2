import type { Reductions } from '../drivers/exhaustive/reductions.ts';

/** What a search left out or took for granted, in words. */
export const reductionNotes = (
  { settled, hidden, symmetry, partialOrder }: Reductions,
  laws: number,
): string[] => [
  ...(settled.length > 0 ? [settledNote(settled.length, laws)] : []),
  ...(hidden ? [hiddenNote] : []),
  ...(symmetry?.why ? [symmetry.why] : []),
  ...(partialOrder
    ? [
        'steps whose order does not matter are left out: counterexamples may not be the shortest, and a law may seem never exercised',
      ]
    : []),
];

const hiddenNote =
  'states are merged that differ only in steps in which nothing else takes part and that no law of the search sees';

const settledNote = (settled: number, laws: number): string =>
  settled === laws
    ? 'every law is judged on what it reads, without a search of the whole system'
    : `${settled} of ${laws} laws are judged on what they read, without a search of the whole system; the search is for the others`;
