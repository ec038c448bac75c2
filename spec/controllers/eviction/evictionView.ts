import type { DeleteOptions } from '../../api/deletion/deleteOptions.ts';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../api/objects/policy.ts';
import type { StatusError } from '../../api/statusError.ts';
import type { BoundPod } from '../../kubelet/boundPod.ts';
import type { Answers, Tried } from '../common/apiCalls.ts';

/** How often an eviction is tried while others change the same objects (`EvictionsRetry`). */
export const evictionTries = 20;

export type BudgetWrite = {
  readonly kind: 'updateStatus';
  readonly budget: string;
  readonly status: PodDisruptionBudgetStatus;
};

/** What the API server knows when it is asked to evict a Pod. */
export type EvictionView = {
  /** unix milliseconds */
  readonly now: number;
  /** the name of the Pod that is to be evicted */
  readonly name: string;
  /** the stored Pod; undefined if there is none */
  readonly pod: BoundPod | undefined;
  readonly budgets: readonly PodDisruptionBudget[];
  /** how the Pod is to be deleted, as the Eviction says */
  readonly deleteOptions?: DeleteOptions | undefined;
  /** of the request */
  readonly dryRun?: readonly string[] | undefined;
  /** somebody else changes the Pod after it has been read so often */
  readonly meanwhile?: { readonly afterReads: number; readonly pod: BoundPod | undefined } | undefined;
  /** how writes of budgets are answered; all are accepted if absent */
  readonly answers?: Answers<BudgetWrite> | undefined;
  /** the budget as it is read after somebody else has changed it; the same if absent */
  readonly budgetMeanwhile?: PodDisruptionBudget | undefined;
  /**
   * Whether writing the status of a Pod whose time to stop is over and that no finalizer holds removes it, as it does in an
   * API server: the deletion after it then finds none. A store without this rule deletes such a Pod like any other.
   */
  readonly updateRemoves?: boolean | undefined;
};

/** What came of it. `pod`: as it is stored afterwards; absent if it is gone. */
export type EvictionResult = {
  readonly outcome: { readonly evicted: true } | { readonly evicted: false; readonly error: StatusError };
  readonly budgetWrites: readonly Tried<BudgetWrite>[];
  /** how often the Pod was told that it is to be disrupted */
  readonly podUpdates: number;
  /** the delete requests that were tried */
  readonly deletions: readonly DeleteOptions[];
  readonly pod?: BoundPod;
};
