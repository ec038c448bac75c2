/** A Pod as it is to a controller that may claim it. */
export type ClaimView = {
  readonly id: number;
  readonly controller: number;
  /** the Pod, and the owner that the controller works for, by their numbers */
  readonly pod: number;
  readonly owner: number;
  /** the UID by which the controller last saw its owner; 0: it saw none */
  readonly holder: number;
};

/** An owner of Pods as it really is. */
export type AdopterView = {
  readonly id: number;
  /** its UID; 0: none of its name is there, or it is being deleted */
  readonly live: number;
};
