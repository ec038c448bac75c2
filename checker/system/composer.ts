import type { AnyStateMachine } from 'xstate';
import type { Component } from './component.ts';
import type { Effect, Emission } from './effect.ts';
import type { Guard } from './guard.ts';
import type { Parts, SnapshotsOf } from './parts.ts';
import type { Fairness, RuleBody, RuleChange, RuleHandle } from './rule.ts';
import type { Identified } from './system.ts';

/** Adds a component to a group. */
export type AddMember = <M extends AnyStateMachine>(part: string, chart: M, input?: object) => Component<M>;

/** One member of each family. */
type MembersOf<O extends readonly (readonly Identified[])[]> = { -readonly [K in keyof O]: O[K][number] };

/** The words in which a system is composed. `F`: the facts that stand on its rules; `A`: its actors. */
export type Composer<F extends object = never, A extends string = string> = {
  /** one component */
  readonly one: <M extends AnyStateMachine>(name: string, chart: M, input?: object) => Component<M>;
  /** a family: `count` components of one chart, with ids from 1; each chart is given `self` as input */
  readonly many: <M extends AnyStateMachine>(
    name: string,
    chart: M,
    count: number,
    input?: object,
  ) => Component<M>[];
  /**
   * A family of groups: the components of a group are packed, viewed and reduced together, and guards may
   * read several of them at once (`together`).
   */
  readonly groups: <T extends object>(
    name: string,
    count: number,
    members: (id: number, add: AddMember) => T,
  ) => (T & Identified)[];
  /**
   * The rules of one actor: `fair: false` for an environment that need not ever act, `'strong'` for an actor
   * that acts in the end even if it is interrupted again and again.
   */
  actor<T>(name: A, rules: () => T, options?: { readonly fair?: Fairness }): T;
  /**
   * One guarded command for every combination of the members of the families, with what is known of it beside. The
   * handle stands for the rule wherever it is spoken of: its name is for people.
   */
  readonly rule: <const O extends readonly (readonly Identified[])[]>(
    name: string,
    over: O,
    body: (...members: MembersOf<O>) => RuleBody,
    facts?: F | ((...members: MembersOf<O>) => F),
  ) => RuleHandle<MembersOf<O>>;
  /** the rule is another one: a seeded fault */
  readonly replace: <M extends readonly Identified[]>(rule: RuleHandle<M>, change: RuleChange<M>) => void;
  /** what a chart emits reaches the others within the same step */
  readonly on: <E extends Emission>(type: E['type'], reaction: (emission: E) => readonly Effect[]) => void;
  /** what laws of this kind are written over */
  readonly view: <const P extends Parts, V>(
    kind: string,
    subject: Identified,
    parts: P,
    project: (snapshots: SnapshotsOf<P>) => V,
  ) => void;
  /** what laws of this kind demand to be reached again and again on every fair run: counts are allowed */
  readonly condition: (kind: string, subject: Identified, holds: Guard) => void;
  /** declares a kind of view of which there may be none */
  readonly viewKind: (kind: string) => void;
  /** these rules happen within the step that enables them, in this order, and are never stored */
  readonly urgently: (rules: readonly RuleHandle[]) => void;
  readonly interchangeable: (family: readonly Identified[]) => void;
  /**
   * All components are compiled as one unit: where a group may do far more under any environment than it ever does. What is
   * explored then has no more states than one group may have.
   */
  readonly asOne: () => void;
};
