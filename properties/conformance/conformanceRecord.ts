/** What of this specification holds a test: ids of laws, oracle operations, names of scenarios, of recordings. */
export type Evidence = {
  readonly laws?: readonly string[];
  readonly operations?: readonly string[];
  readonly scenarios?: readonly string[];
  /** by name without the number of the run: `quota-a` stands for each of its runs */
  readonly recordings?: readonly string[];
};

/** A test of Kubernetes' own conformance suite (v1.36), and what holds here what it asks. */
export type HeldTest = {
  /** the code name, as the suite's list has it: https://github.com/kubernetes/kubernetes/blob/v1.36.3/test/conformance/testdata/conformance.yaml */
  readonly test: string;
  readonly heldBy: Evidence;
  /** what the test asks, too, and nothing here can say */
  readonly leftOut?: string;
};

export type NotModelled = { readonly because: string; readonly tests: readonly string[] };

export type ConformanceGroup = {
  /** what the tests are about */
  readonly name: string;
  /** about what this specification exists for: Pods, their containers, scheduler and controllers */
  readonly isCore: boolean;
  readonly held: readonly HeldTest[];
  readonly notModelled: readonly NotModelled[];
};
