import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A DaemonSet that is to run on each of some nodes: each kind of Pods is those of one node. */
export type DaemonSetPlan = ControllersPlan & { readonly nodes: readonly Identified[] };
