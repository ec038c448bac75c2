import fc from 'fast-check';
import { type ChartSpec, chartSpec } from './chart.ts';

/** Whom a guard or an effect is about: a single component, or what the rule quantifies over. */
export type Who = {
  readonly kind: 'single' | 'member' | 'other' | 'left' | 'right';
  readonly index: number;
};

export type GuardSpec =
  | { readonly kind: 'is'; readonly who: Who; readonly states: number; readonly wanted: boolean }
  | { readonly kind: 'heard'; readonly wanted: boolean }
  | { readonly kind: 'count'; readonly states: number; readonly least: number; readonly most: number }
  | { readonly kind: 'cells'; readonly states: number; readonly weight: number; readonly most: number }
  | { readonly kind: 'together'; readonly left: number; readonly right: number; readonly wanted: boolean }
  | { readonly kind: 'any'; readonly guards: readonly GuardSpec[] };

export type RuleSpec = {
  readonly over: 'nothing' | 'peers' | 'pairs' | 'cells';
  readonly when: readonly GuardSpec[];
  readonly then: readonly { readonly who: Who; readonly event: number; readonly mandatory: boolean }[];
  readonly forgets: boolean;
  readonly fair: boolean | 'strong';
  readonly urgent: boolean;
};

export type LawSpec =
  | { readonly kind: 'state'; readonly of: 'part' | 'cell'; readonly states: number }
  | { readonly kind: 'step'; readonly of: 'part' | 'cell'; readonly from: number; readonly to: number }
  | { readonly kind: 'joint'; readonly states: number; readonly most: number; readonly when: boolean }
  | { readonly kind: 'invariant'; readonly guard: GuardSpec }
  | { readonly kind: 'eventually'; readonly goal: GuardSpec; readonly always: boolean }
  | { readonly kind: 'always eventually'; readonly goal: GuardSpec }
  | { readonly kind: 'leads to'; readonly trigger: GuardSpec; readonly goal: GuardSpec };

/** A small random system as plain data, so that it shrinks well and prints well. */
export type SystemSpec = {
  readonly charts: readonly ChartSpec[];
  /** charts of single components */
  readonly singles: readonly number[];
  /** a family of equal components, and a family of groups of two */
  readonly peers: { readonly chart: number; readonly count: number };
  readonly cells: { readonly left: number; readonly right: number; readonly count: number };
  readonly rules: readonly RuleSpec[];
  readonly laws: readonly LawSpec[];
};

const index = fc.nat({ max: 2 });
const states = fc.constantFrom(3, 1, 5, 7, 9, 11, 13, 2, 4, 6, 12, 14);
const wanted = fc.constantFrom(true, true, false);
const who: fc.Arbitrary<Who> = fc.record({
  kind: fc.constantFrom('single', 'member', 'member', 'other', 'left', 'right'),
  index,
});

const literal: fc.Arbitrary<GuardSpec> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('is'), who, states, wanted }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('heard'), wanted }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count'), states, least: index, most: index }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cells'), states, weight: index, most: fc.nat({ max: 5 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('together'), left: states, right: states, wanted }),
  },
);

export const guardSpec: fc.Arbitrary<GuardSpec> = fc.oneof(
  { weight: 5, arbitrary: literal },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('any'),
      guards: fc.array(literal, { minLength: 2, maxLength: 2 }),
    }),
  },
);

const ruleSpec: fc.Arbitrary<RuleSpec> = fc.record({
  over: fc.constantFrom('nothing', 'peers', 'peers', 'pairs', 'cells', 'cells'),
  when: fc.oneof(fc.constant([]), fc.array(guardSpec, { minLength: 1, maxLength: 2 })),
  then: fc.array(fc.record({ who, event: index, mandatory: fc.nat({ max: 3 }).map((n) => n === 0) }), {
    minLength: 1,
    maxLength: 3,
  }),
  forgets: fc.nat({ max: 4 }).map((number) => number === 0),
  fair: fc.constantFrom(true, true, false, 'strong' as const),
  urgent: fc.nat({ max: 5 }).map((number) => number === 0),
});

const of = fc.constantFrom('part' as const, 'cell' as const);
const safetyLaw: fc.Arbitrary<LawSpec> = fc.oneof(
  fc.record({ kind: fc.constant('state'), of, states }),
  fc.record({ kind: fc.constant('step'), of, from: states, to: states }),
  fc.record({ kind: fc.constant('joint'), states, most: fc.nat({ max: 4 }), when: wanted }),
  fc.record({ kind: fc.constant('invariant'), guard: guardSpec }),
);
const livenessLaw: fc.Arbitrary<LawSpec> = fc.oneof(
  fc.record({ kind: fc.constant('eventually'), goal: guardSpec, always: wanted }),
  fc.record({ kind: fc.constant('always eventually'), goal: guardSpec }),
  fc.record({ kind: fc.constant('leads to'), trigger: guardSpec, goal: guardSpec }),
);

/** At most a few thousand states; charts with noises, groups, counters, urgent rules, all kinds of laws. */
export const systemSpec: fc.Arbitrary<SystemSpec> = fc.record({
  charts: fc.array(chartSpec, { minLength: 1, maxLength: 3 }),
  singles: fc.array(index, { minLength: 1, maxLength: 3 }),
  peers: fc.record({ chart: index, count: fc.integer({ min: 1, max: 3 }) }),
  cells: fc.record({ left: index, right: index, count: fc.nat({ max: 2 }) }),
  rules: fc.array(ruleSpec, { minLength: 3, maxLength: 8 }),
  laws: fc
    .tuple(
      fc.array(safetyLaw, { minLength: 1, maxLength: 3 }),
      fc.array(livenessLaw, { minLength: 1, maxLength: 3 }),
    )
    .map(([safety, liveness]) => [...safety, ...liveness]),
});
