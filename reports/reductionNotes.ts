import type { Reductions } from '../drivers/exhaustive/reductions.ts';

/** What a search left out or took for granted, in words. */
export const reductionNotes = (
  { symmetry, partialOrder, compact }: Reductions,
  missProbability: number | undefined,
): string[] => [
  ...(symmetry?.why ? [symmetry.why] : []),
  ...(partialOrder
    ? [
        'steps whose order does not matter are left out: counterexamples may not be the shortest, and a law may seem never exercised',
      ]
    : []),
  ...(compact ? [compactNote(missProbability)] : []),
];

const compactNote = (missProbability: number | undefined): string =>
  missProbability === undefined
    ? 'hash compaction had nothing to do: a state is no longer than its hash, and none can be missed'
    : `hash compaction: the chance that a state was missed is at most ${missProbability.toPrecision(2)}`;
