export type WorkloadView = {
  readonly id: number;
  /** what its ReplicaSet wants */
  readonly replicas: number;
  /** Pods created that its controller has not yet seen */
  readonly unseen: number;
};
