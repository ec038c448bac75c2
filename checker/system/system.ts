import type { AnyComponent } from './component.ts';
import type { Effect, Emission } from './effect.ts';
import type { Rule } from './rule.ts';
import type { View } from './view.ts';

/** Anything that rules can quantify over: a component, or a record of the components of one group. */
export type Identified = { readonly id: number; readonly name: string };

export type Reaction = (emission: Emission) => readonly Effect[];

/** Communicating statecharts: who there is, who may do what, and what can be seen. */
export type System = {
  readonly name: string;
  readonly components: readonly AnyComponent[];
  readonly rules: readonly Rule[];
  readonly reactions: ReadonlyMap<string, Reaction>;
  readonly views: readonly View[];
  /** kinds of views that there may be: a law over a kind of which there is none is never exercised */
  readonly viewKinds: ReadonlySet<string>;
  /** families of groups or components that may be permuted without changing the behaviour */
  readonly interchangeable: readonly (readonly Identified[])[];
};
