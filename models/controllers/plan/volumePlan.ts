import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A volume that one node may use at a time, and the nodes that its Pod may be on; the Pod begins on the first. */
export type VolumePlan = ControllersPlan & { readonly nodes: readonly Identified[] };
