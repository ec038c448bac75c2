/** A Pod that contends for a slot of a node. Nodes are told by their numbers; 0 is none. */
export type ContenderView = {
  readonly id: number;
  readonly priority: number;
  readonly guarded: boolean;
  /** it is being deleted if it is preempted or deleted, and has its slot until it is gone */
  readonly is: 'Pending' | 'Bound' | 'Preempted' | 'Deleted' | 'Gone';
  readonly node: number;
  /** the node that others were preempted on for it */
  readonly promised: number;
};

/** A node, and how many Pods it has room for. */
export type SlotsView = { readonly node: number; readonly slots: number };
