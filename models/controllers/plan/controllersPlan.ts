/** Whether a controller waits until its cache shows what it wrote itself (v1.36, KEP 5647). */
export type Gate = 'on' | 'off';

/** How often the environment may do what; 0: never. */
export type Budgets = {
  /** Pods that fail, or are evicted */
  readonly podFailures: number;
  /** Pods that lose their readiness for a while */
  readonly readinessLosses: number;
  /** Pods that a user deletes */
  readonly deletions: number;
  /** Pods that a user deletes by force, without waiting for their kubelet */
  readonly forcedDeletions: number;
  readonly scalings: number;
  /** times that a user changes the labels of an object */
  readonly relabels: number;
  /** owners that a user deletes, so that what they own stays behind as orphans */
  readonly ownerDeletions: number;
  /** times that a user changes the template */
  readonly updates: number;
  /** times that a user pauses or resumes a rollout */
  readonly pauses: number;
  /** nodes that are lost for good, with the Pods on them */
  readonly nodeLosses: number;
  /** times that a user gives a node a taint, or takes it off */
  readonly taints: number;
  /** nodes that are cut off */
  readonly partitions: number;
  /** controllers that crash, at any step, and list everything again */
  readonly controllerRestarts: number;
  /** the same, but what they list is what they had last seen: an API server lags behind */
  readonly staleLists: number;
  /** writes that succeed while their reply is lost */
  readonly lostReplies: number;
  /** writes that the API server refuses: a conflict, a quota, a webhook */
  readonly conflicts: number;
  /** expectations that are given up after five minutes; evictions that are not seen for two */
  readonly expiries: number;
  /** processes that become the leader while another one still acts as such */
  readonly leaders: number;
};

/** An environment that does nothing. */
export const calm: Budgets = {
  podFailures: 0,
  readinessLosses: 0,
  deletions: 0,
  forcedDeletions: 0,
  scalings: 0,
  relabels: 0,
  ownerDeletions: 0,
  updates: 0,
  pauses: 0,
  nodeLosses: 0,
  taints: 0,
  partitions: 0,
  controllerRestarts: 0,
  staleLists: 0,
  lostReplies: 0,
  conflicts: 0,
  expiries: 0,
  leaders: 0,
};

/** What every scenario of controllers has. */
export type ControllersPlan = {
  readonly budgets: Budgets;
  /** views of the API lag behind it */
  readonly lags: boolean;
  readonly gate: Gate;
  /** Pods that there may be at a time */
  readonly places: number;
};
