import type { InputOptions } from '../input/inputOptions.ts';

/** What `podsem fuzz` is asked for. */
export type FuzzOptions = InputOptions & {
  readonly scenario?: string;
  readonly runs?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly steps?: number;
  readonly law?: readonly string[];
  readonly mutant?: string;
  readonly json?: boolean;
  readonly save?: string | false;
  readonly showValues?: boolean;
};

/** lifetimes, where nobody asked for another number */
export const defaultRuns = 1_000;

/** seeds are less than this */
export const seeds = 2 ** 31;

/** A seed by the clock. */
export const freshSeed = (): number => Date.now() % seeds;
