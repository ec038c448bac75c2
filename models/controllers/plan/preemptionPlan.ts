import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A Pod that takes one slot of a node. */
export type ContenderPlan = Identified & {
  readonly priority: number;
  /** a budget guards it, of which one Pod may be unavailable */
  readonly guarded: boolean;
  /** the node that it runs on from the beginning; absent: it waits for one */
  readonly node?: number;
};

/** Nodes with slots, and Pods that contend for them. */
export type PreemptionPlan = ControllersPlan & {
  readonly nodes: readonly (Identified & { readonly slots: number })[];
  readonly pods: readonly ContenderPlan[];
};
