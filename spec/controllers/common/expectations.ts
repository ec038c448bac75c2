/** After this time a controller no longer waits for the creations and deletions that it expects to see. */
export const expectationsTimeoutMs = 5 * 60 * 1000;

/**
 * Creations and deletions that a controller has made and not yet seen in its cache. Until it has seen them it neither
 * creates nor deletes anything for this owner, or it would do so twice.
 */
export type Expectations = {
  readonly creations: number;
  readonly deletions: number;
  /** when they were recorded, unix milliseconds */
  readonly recordedAt: number;
};

/** Whether a controller may create and delete: it waits for nothing, or has waited too long. */
export const satisfiedExpectations = (expectations: Expectations | undefined, now: number): boolean =>
  expectations === undefined ||
  (expectations.creations <= 0 && expectations.deletions <= 0) ||
  now - expectations.recordedAt > expectationsTimeoutMs;

/** Expectations less what was observed, or will never be since it failed. */
export const lowered = (expectations: Expectations, creations: number, deletions: number): Expectations => ({
  ...expectations,
  creations: expectations.creations - creations,
  deletions: expectations.deletions - deletions,
});
