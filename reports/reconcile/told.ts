/** One write of a controller, for people. */
export type ToldWrite = {
  readonly verb: 'create' | 'update' | 'delete' | 'adopt' | 'release';
  /** `Pod default/web-0`, `ReplicaSet default/web-7d status` */
  readonly object: string;
  /** `replicas 1 → 2`; empty where there is no more to say */
  readonly change: string;
};

/** What a controller does next about one object, for people: `says` is the answer in a sentence, `why` its numbers. */
export type Told = {
  readonly controller: string;
  /** `Deployment default/web`; "" for a controller that looks at all Pods at once */
  readonly object: string;
  readonly says: string;
  readonly why: readonly string[];
  readonly writes: readonly ToldWrite[];
  readonly errors: readonly string[];
  /** in how many milliseconds it looks again, though nothing happens */
  readonly requeueAfterMs: number | undefined;
};
