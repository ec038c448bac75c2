import type { FlatRule } from './flatRule.ts';

/**
 * What is packed, reduced and permuted as one: a group of components, or a single component that belongs to
 * none. Its local states are the joint states that its components reach under any environment.
 */
export type Unit = {
  readonly name: string;
  /** indices of its components in the system */
  readonly components: readonly number[];
  readonly size: number;
  /** how many local states there were before some were merged */
  readonly unreduced: number;
  /** local states of the components, `components.length` for each local state of the unit */
  readonly members: Int32Array;
  /** what the flat rules that read or move this unit do in each local state */
  readonly edges: Edges;
  /** indices of the flat rules that read or move it */
  readonly rules: readonly number[];
};

/** The rules (as positions in `Unit.rules`) that local states allow, and where each leads. */
export type Edges = {
  /** those of local state `s`: from `offsets[s]` up to, not including, `offsets[s + 1]` */
  readonly offsets: Int32Array;
  readonly rules: Int32Array;
  readonly targets: Int32Array;
};

export const membersOf = (unit: Unit, local: number): Int32Array =>
  unit.members.subarray(local * unit.components.length, (local + 1) * unit.components.length);

/** Does this rule read or move any of these components? */
export const concerns = (flat: FlatRule, components: ReadonlySet<number>): boolean =>
  [...flat.allow.keys(), ...flat.next.keys()].some((index) => components.has(index)) ||
  flat.together.some((part) => part.components.some((component) => components.has(component.index)));
