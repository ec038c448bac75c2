import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A StatefulSet: each place is an ordinal, each kind of Pods a revision. */
export type StatefulSetPlan = ControllersPlan & {
  readonly replicas: number;
  /** ordinals below it keep the revision that they have */
  readonly partition: number;
};

/** The revisions of the template: users change the first to the second. */
export const revisions: readonly [Identified, Identified] = [
  { id: 1, name: 'revision 1' },
  { id: 2, name: 'revision 2' },
];
