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
  readonly scalings: number;
  /** controllers that crash, at any step, and list everything again */
  readonly controllerRestarts: number;
  /** the same, but what they list is what they had last seen: an API server lags behind */
  readonly staleLists: number;
  /** writes that succeed while their reply is lost */
  readonly lostReplies: number;
  /** writes that the API server refuses: a conflict, a quota, a webhook */
  readonly conflicts: number;
  /** expectations that are given up after five minutes */
  readonly expiries: number;
  /** processes that become the leader while another one still acts as such */
  readonly leaders: number;
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
