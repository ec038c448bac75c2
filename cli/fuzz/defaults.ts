/** lifetimes, where nobody asked for another number */
export const defaultRuns = 1_000;

/** seeds are less than this */
export const seeds = 2 ** 31;

/** A seed by the clock. */
export const freshSeed = (): number => Date.now() % seeds;
