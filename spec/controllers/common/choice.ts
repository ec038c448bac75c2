/**
 * Which Pods are deleted, or for which nodes Pods are created, is not determined: any `count` of `from`. The writes of a pass
 * take the first ones.
 */
export type Choice = {
  readonly kind: 'deletePods' | 'createPods';
  readonly count: number;
  /** names of Pods or of nodes */
  readonly from: readonly string[];
};
