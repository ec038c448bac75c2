import type { AnyMachineSnapshot } from 'xstate';
import type { AnyComponent } from './component.ts';

/**
 * A read-only projection of one component or of several of one group: what laws are written over.
 * A state of the system, a random run and a recorded event of a real system project to the same views.
 */
export type View = {
  /** `pod`: laws name the kind */
  readonly kind: string;
  /** `pod[2]` */
  readonly name: string;
  readonly id: number;
  readonly components: readonly AnyComponent[];
  /** plain data that JSON can carry */
  readonly project: (...snapshots: AnyMachineSnapshot[]) => unknown;
  /** what it was made with: where the same function is given parts that are laid out the same, it shows the same */
  readonly by: unknown;
  readonly layout: string;
};
