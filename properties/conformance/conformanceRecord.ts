/** What of this specification holds a test: ids of laws, oracle operations, names of scenarios, of recordings. */
export type Evidence = {
  readonly laws?: readonly string[];
  readonly operations?: readonly string[];
  readonly scenarios?: readonly string[];
  /** by name without the number of the run: `quota-a` stands for each of its runs */
  readonly recordings?: readonly string[];
};

/** One test of Kubernetes' own conformance suite (v1.36, https://www.cncf.io/training/certification/software-conformance/). */
export type ConformanceRecord = {
  /** the code name, as the suite's list has it */
  readonly test: string;
} & (
  | {
      readonly heldBy: Evidence;
      /** what the test asks, too, and nothing here can say */
      readonly leftOut?: string;
    }
  | { readonly notModelled: string }
);

export type ConformanceGroup = {
  /** what the tests are about */
  readonly name: string;
  /** about what this specification exists for: Pods, their containers, scheduler and controllers */
  readonly isCore: boolean;
  readonly tests: readonly ConformanceRecord[];
};
