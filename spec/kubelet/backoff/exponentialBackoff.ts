/** How delays grow: from the first one they double up to the longest; after a quiet time they start over. Seconds. */
export type BackoffPolicy = {
  readonly initialSeconds: number;
  readonly maxSeconds: number;
  readonly resetAfterSeconds: number;
};

/** The delay that holds, and when it was set (unix seconds). */
export type BackoffEntry = { readonly delaySeconds: number; readonly updatedAt: number };

/** The failure came so long after the last delay was set that it begins a new series. */
export const isQuiet = (entry: BackoffEntry, failedAt: number, policy: BackoffPolicy): boolean =>
  failedAt - entry.updatedAt > policy.resetAfterSeconds;

/** The delay after one more failure. */
export const nextBackoff = (
  entry: BackoffEntry | undefined,
  failedAt: number,
  now: number,
  policy: BackoffPolicy,
): BackoffEntry => {
  const fresh = entry === undefined || isQuiet(entry, failedAt, policy);
  const delaySeconds = fresh ? policy.initialSeconds : Math.min(entry.delaySeconds * 2, policy.maxSeconds);
  return { delaySeconds, updatedAt: now };
};
