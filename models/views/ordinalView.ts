/** An identity of a StatefulSet. */
export type IdentityView = {
  readonly ordinal: number;
  /** processes that run under it, on whatever nodes */
  readonly running: number;
};

/** The Pod of an ordinal as a controller last saw it. */
export type ObservedOrdinalView = {
  readonly id: number;
  /** which controller saw it */
  readonly controller: number;
  readonly ordinal: number;
  /** it runs, is ready and is not being deleted */
  readonly ready: boolean;
};
