/** A stated limit: workloads that lack more Pods than this are not spread out one by one. */
export const mostPods = 5_000;
