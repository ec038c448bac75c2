import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A Pod that an owner controls: it blocks the deletion of the owner in the foreground. */
export type DependentPlan = Identified & {
  /** it is there from the beginning; else it may be created when the owner is scaled up */
  readonly there: boolean;
};

/** An owner that is deleted, by whichever policy, and its Pods. */
export type OwnerPlan = ControllersPlan & { readonly dependents: readonly DependentPlan[] };
