export type WorkloadView = {
  readonly id: number;
  /** what its ReplicaSet wants; where the controller's view of it may lag, what it last saw that it wants */
  readonly replicas: number;
  /** Pods created that its controller has not yet seen */
  readonly unseen: number;
  /** the workload itself, where several controllers look after one; absent where they are one */
  readonly of?: number;
};
