/** What the status of a PodDisruptionBudget says, and what its spec asks for. Pods are told by their places. */
export type BudgetView = {
  /** of the workload that it guards */
  readonly replicas: number;
  readonly maxUnavailable: number;
  /** its controller has counted */
  readonly observed: boolean;
  readonly expected: number;
  readonly desired: number;
  readonly healthy: number;
  readonly allowed: number;
  readonly disrupted: readonly number[];
};

/** Evictions that a budget notes, and those of them that took more than two minutes. */
export type NotedEvictionsView = {
  readonly disrupted: readonly number[];
  readonly overdue: readonly number[];
};

/** A Pod that a budget guards. */
export type GuardedPodView = {
  readonly id: number;
  readonly phase: 'Absent' | 'Unready' | 'Ready' | 'Terminating';
};

/** The same as a controller last saw it. */
export type ObservedGuardedPodView = GuardedPodView & { readonly controller: number };
