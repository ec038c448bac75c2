/** The ReplicaSet of one template of a Deployment. */
export type TemplateView = {
  readonly revision: number;
  /** how many replicas it is to have */
  readonly replicas: number;
  /** how many of its Pods are ready and are to stay; to a controller: how many the status tells of that it saw */
  readonly available: number;
};

/** A Deployment and its ReplicaSets as a controller takes them to be: seen late, with its own writes of the pass at hand. */
export type ObservedRolloutView = {
  /** which controller */
  readonly id: number;
  readonly revision: number;
  readonly paused: boolean;
  readonly sets: readonly TemplateView[];
  /** the fewest available Pods that its rolling update is to leave, and the most that there are to be */
  readonly least: number;
  readonly most: number;
};
