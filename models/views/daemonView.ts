/** A Pod of a DaemonSet. */
export type DaemonView = {
  readonly id: number;
  /** 0: there is no such Pod */
  readonly node: number;
  /** it has not ended and is not being deleted */
  readonly active: boolean;
};

/** A node as a controller of DaemonSets last saw it. */
export type ObservedNodeView = {
  readonly controller: number;
  readonly node: number;
  /** it is there, and has no taint that the Pods do not tolerate */
  readonly eligible: boolean;
};
