import type { ChartTable } from '../charts/chartTable.ts';
import type { Law } from '../laws/law.ts';
import type { NoteSets } from '../laws/note.ts';
import type { Effect } from '../system/effect.ts';
import type { Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import type { View } from '../system/view.ts';
import type { CountTest } from './counter.ts';

/** Tables by unit; `undefined` where a unit has no say. */
export type ByUnit<T> = readonly (T | undefined)[];

/** When something is enabled: an allowed set of local states in each unit, and counters in their ranges. */
export type CompiledCondition = { readonly allow: ByUnit<Uint8Array>; readonly counts: readonly CountTest[] };

export type CompiledRule = CompiledCondition & {
  readonly rule: Rule;
  /** what the rule sends, and what the emissions on the way send in turn */
  readonly effects: readonly Effect[];
  /** where the local states of each moved unit go */
  readonly next: ByUnit<Int32Array>;
  /** by local state of a moved unit: the note set of the step that this unit makes */
  readonly notes: ByUnit<Int32Array>;
};

/** An invariant's negation or witness: something to watch for in every state. */
export type Watch = CompiledCondition & { readonly law: number; readonly what: 'broken' | 'witnessed' };

export type CompiledUnit = {
  readonly name: string;
  /** indices of its components in the system */
  readonly components: readonly number[];
  /** local states, after reduction */
  readonly size: number;
  /** local states before reduction */
  readonly unreduced: number;
  /** of each local state, a representative: the local states of the components */
  readonly members: Int32Array;
  readonly stateNotes: Int32Array;
};

/** One part of what a joint law sees: a view and its value in each local state of a unit. */
export type SeenPart = {
  readonly part: number;
  readonly view: View;
  readonly unit: number;
  readonly ids: Int32Array;
  readonly values: readonly unknown[];
};

export type CompiledJoint = {
  readonly law: number;
  /** judged when one of these rules happens; always, if undefined */
  readonly when: ReadonlySet<Rule> | undefined;
  readonly parts: readonly SeenPart[];
};

/** Part of what a liveness law waits for, or waits from; by the view it is about, 0 if about none. */
export type CompiledWait = CompiledCondition & { readonly law: number; readonly subject: number };

/** A system as tables: everything that a search needs, and nothing of the charts. */
export type Compiled = {
  readonly system: System;
  readonly laws: readonly Law[];
  readonly tables: readonly ChartTable[];
  readonly units: readonly CompiledUnit[];
  readonly rules: readonly CompiledRule[];
  /** in the order in which they settle */
  readonly urgent: readonly CompiledRule[];
  readonly counters: readonly { readonly weights: ByUnit<Float64Array>; readonly most: number }[];
  readonly watches: readonly Watch[];
  /** conditions under which the goal of a liveness law holds: at most one of a law at a time */
  readonly goals: readonly CompiledWait[];
  /** conditions under which a `leads to` law begins to wait */
  readonly triggers: readonly CompiledWait[];
  /** where deadlocks are expected: one of the conditions holds */
  readonly ends: readonly { readonly name: string; readonly conditions: readonly CompiledCondition[] }[];
  readonly joints: readonly CompiledJoint[];
  readonly noteSets: NoteSets;
  /** local states of the units at the beginning, before urgent rules settle */
  readonly initial: readonly number[];
  readonly reduced: boolean;
};
