import type { DaemonSet } from '../../api/objects/apps.ts';
import {
  type BackoffEntry,
  type BackoffPolicy,
  isQuiet,
  nextBackoff,
} from '../../kubelet/backoff/exponentialBackoff.ts';

/** How long a failed Pod is left on its node: 1 s, doubling up to 15 min; forgotten after twice that. */
const policy: BackoffPolicy = { initialSeconds: 1, maxSeconds: 15 * 60, resetAfterSeconds: 2 * 15 * 60 };

/** When a failed Pod was last deleted, and how long the next one is left; by DaemonSet, generation and node. */
export type FailedPodsBackoff = ReadonlyMap<string, BackoffEntry>;

/** A new generation of the DaemonSet that was observed starts over. */
export const backoffKey = ({ metadata, status }: DaemonSet, node: string): string =>
  `${metadata?.uid}/${status?.observedGeneration ?? 0}/${node}`;

/** How many milliseconds a failed Pod is left on its node; undefined if it may be deleted now. `now` in milliseconds. */
export const failedPodDelay = (entry: BackoffEntry | undefined, now: number): number | undefined => {
  if (entry === undefined || isQuiet(entry, now / 1000, policy)) return undefined;
  return now / 1000 - entry.updatedAt < entry.delaySeconds ? entry.delaySeconds * 1000 : undefined;
};

/**
 * The back-off after a failed Pod was found at one time and deleted at another, mostly the same; milliseconds. The delay runs
 * from the deletion.
 */
export const failedPodDeleted = (
  entry: BackoffEntry | undefined,
  foundAt: number,
  deletedAt: number,
): BackoffEntry => nextBackoff(entry, foundAt / 1000, deletedAt / 1000, policy);
