/** A node, and what there is of a volume that one node may use at a time. */
export type VolumeOnNodeView = {
  readonly node: number;
  /** a Pod on the node wants it */
  readonly wanted: boolean;
  /** it is attached to the node, or the storage was told to */
  readonly attached: boolean;
  readonly mounted: boolean;
};
