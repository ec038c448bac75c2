import type { FuzzResult } from '../../drivers/random/fuzz/fuzz.ts';
import { wordsOf } from '../words.ts';

/** The result of random lifetimes, with where its counterexample was saved. */
export type FuzzSummary = FuzzResult & { readonly seed: number; readonly saved: string | undefined };

/** What `podsem fuzz --json` prints. */
export type FuzzReport = {
  readonly format: 'pod-semantics/fuzz';
  readonly version: 1;
  readonly seed: number;
  readonly lifetimes: number;
  readonly steps: number;
  readonly seconds: number;
  readonly failure: null | {
    readonly law: string;
    readonly says: string;
    readonly subject: string;
    /** with `path`: finds the failure again */
    readonly seed: number;
    readonly path: string;
    readonly steps: number;
    readonly counterexample: string | null;
  };
};

export const fuzzReport = ({ seed, lifetimes, steps, seconds, failure, saved }: FuzzSummary): FuzzReport => ({
  format: 'pod-semantics/fuzz',
  version: 1,
  seed,
  lifetimes,
  steps,
  seconds,
  failure: failure
    ? {
        law: failure.law.id,
        says: wordsOf(failure.law).says,
        subject: failure.subject,
        seed: failure.seed,
        path: failure.path,
        steps: failure.choices.length,
        counterexample: saved ?? null,
      }
    : null,
});
