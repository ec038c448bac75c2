/** A Pod in the API as an owner of replicas counts it. */
export type ReplicaView = {
  readonly id: number;
  /** the workload that controls it, by its number; 0: none */
  readonly owner: number;
  /** it has not ended and is not being deleted */
  readonly active: boolean;
};

/** A Pod as a controller last saw it. */
export type ObservedReplicaView = {
  readonly id: number;
  /** which controller saw it */
  readonly workload: number;
  readonly active: boolean;
};
