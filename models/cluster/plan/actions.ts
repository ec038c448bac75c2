/** What people do to an application and its nodes, and what a whole zone may suffer. Nodes are named by their ids, from 1. */
export type Actions = {
  readonly drain?: Drain;
  /** one of these nodes is cordoned */
  readonly cordon?: readonly number[];
  /** one of these zones is lost: the ids of its nodes */
  readonly zoneLoss?: readonly Zone[];
  readonly deletion?: Deletion;
  /** Deployments are given the templates of their second revisions, all at once; `rollback`: and may be given the first ones again */
  readonly rollout?: true;
  readonly rollback?: true;
};

/** Nodes that may be drained: one of them; or, `inTurn`, all of them, each uncordoned before the next. */
export type Drain = { readonly nodes: readonly number[]; readonly inTurn: boolean };

export type Zone = { readonly name: string; readonly nodes: readonly number[] };

/** A workload that somebody deletes, by its index in the plan, or a Pod, by its index among those without a workload. */
export type Deletion = { readonly of: 'workload' | 'pod'; readonly at: number };

/** What becomes of machines that failed: they come back in the end, never, or are switched off and their Nodes deleted. */
export const repairWords = ['in-the-end', 'never', 'replaced'] as const;

export type Repairs = (typeof repairWords)[number];
