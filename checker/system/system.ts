import type { AnyComponent } from './component.ts';
import type { Effect, Emission } from './effect.ts';
import type { Guard } from './guard.ts';
import type { Rule } from './rule.ts';
import type { View } from './view.ts';

/** Anything that rules can quantify over: a component, or a record of the components of one group. */
export type Identified = { readonly id: number; readonly name: string };

export type Reaction = (emission: Emission) => readonly Effect[];

/** Something that holds or does not, whatever it reads: counts too. */
export type Condition = { readonly kind: string; readonly name: string; readonly holds: Guard };

/** Communicating statecharts: who there is, who may do what, and what can be seen. */
export type System = {
  readonly name: string;
  readonly components: readonly AnyComponent[];
  readonly rules: readonly Rule[];
  readonly reactions: ReadonlyMap<string, Reaction>;
  readonly views: readonly View[];
  /** kinds of views and conditions that there may be: a law over a kind of which there is none is never exercised */
  readonly viewKinds: ReadonlySet<string>;
  /** what laws of whole runs may demand to be reached again and again */
  readonly conditions: readonly Condition[];
  /** families of groups or components that may be permuted without changing the behaviour */
  readonly interchangeable: readonly (readonly Identified[])[];
  /** all components are one unit: what some of them may do under any environment is far more than what they ever do */
  readonly asOne?: boolean;
};
