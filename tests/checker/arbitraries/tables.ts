import fc from 'fast-check';
import type { Compiled, CompiledRule } from '../../../checker/compile/compiled.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { NoteSets } from '../../../checker/laws/note.ts';

/** What a random rule does with one unit. */
type ShareSpec = {
  readonly unit: number;
  readonly allow: readonly boolean[];
  /** how far it goes, from each local state; 0 in all: it only reads */
  readonly by: readonly number[];
};

export type TableRuleSpec = {
  readonly shares: readonly ShareSpec[];
  readonly urgent: boolean;
  readonly fair: boolean | 'strong';
  readonly noted: boolean;
  readonly counted: { readonly least: number; readonly most: number } | undefined;
};

/** A small random system given by its tables alone, with urgent rules of single units, guards and counts. */
export type TableSpec = {
  readonly sizes: readonly number[];
  readonly rules: readonly TableRuleSpec[];
  readonly weights: readonly number[];
  readonly broken: readonly (readonly boolean[])[];
};

const mostStates = 6;

const share = fc.record({
  unit: fc.nat({ max: 3 }),
  allow: fc.array(fc.constantFrom(true, true, false), { minLength: mostStates, maxLength: mostStates }),
  by: fc.oneof(
    fc.constant(Array.from({ length: mostStates }, () => 0)),
    fc.array(fc.nat({ max: 3 }), { minLength: mostStates, maxLength: mostStates }),
    fc.array(fc.nat({ max: 3 }), { minLength: mostStates, maxLength: mostStates }),
  ),
});

const tableRule: fc.Arbitrary<TableRuleSpec> = fc.record({
  shares: fc.oneof(
    { weight: 5, arbitrary: fc.array(share, { minLength: 1, maxLength: 1 }) },
    { weight: 4, arbitrary: fc.array(share, { minLength: 2, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(share, { minLength: 3, maxLength: 3 }) },
  ),
  urgent: fc.constantFrom(false, false, false, true),
  fair: fc.constantFrom(true, true, false, 'strong' as const),
  noted: fc.nat({ max: 5 }).map((number) => number === 0),
  counted: fc.option(fc.record({ least: fc.nat({ max: 3 }), most: fc.nat({ max: 4 }) }), {
    nil: undefined,
    freq: 6,
  }),
});

export const tableSpec: fc.Arbitrary<TableSpec> = fc.record({
  sizes: fc.array(fc.integer({ min: 2, max: mostStates }), { minLength: 2, maxLength: 4 }),
  rules: fc.array(tableRule, { minLength: 3, maxLength: 10 }),
  weights: fc.oneof(
    fc.constant(Array.from({ length: mostStates }, () => 0)),
    fc.array(fc.constantFrom(0, 0, 1, 1, 2), { minLength: mostStates, maxLength: mostStates }),
  ),
  broken: fc.array(
    fc.oneof(
      fc.constant(Array.from({ length: mostStates }, () => false)),
      fc.constant(Array.from({ length: mostStates }, () => false)),
      fc.array(fc.constantFrom(false, false, false, true), { minLength: mostStates, maxLength: mostStates }),
    ),
    { minLength: 4, maxLength: 4 },
  ),
});

/** The tables that a spec stands for. Urgent rules go onwards only, so that they settle. */
export const tablesOf = (spec: TableSpec): Compiled => {
  const { sizes } = spec;
  const noteSets = new NoteSets();
  const broken = noteSets.idOf([{ law: 0, what: 'broken' }]);
  const noted = noteSets.idOf([{ law: 1, what: 'broken' }]);
  const rules = spec.rules.flatMap((rule, at) => ruleOf(rule, at, sizes, noted));
  return {
    system: {
      name: 'tables',
      components: [],
      rules: [],
      reactions: new Map(),
      views: [],
      viewKinds: new Set(),
      conditions: [],
      interchangeable: [],
    },
    laws: (['state', 'step'] as const).map(
      (kind, at) => ({ kind, id: `law ${at}`, of: 'unit', holds: () => true }) as Law,
    ),
    tables: [],
    units: sizes.map((size, unit) => ({
      name: `unit ${unit}`,
      components: [],
      size,
      unreduced: size,
      members: new Int32Array(),
      stateNotes: Int32Array.from({ length: size }, (_, local) => (spec.broken[unit]![local] ? broken : 0)),
    })),
    rules: rules.filter(({ rule }) => rule.urgent === undefined),
    urgent: rules.filter(({ rule }) => rule.urgent !== undefined),
    counters: [
      {
        weights: sizes.map((size) => Float64Array.from({ length: size }, (_, local) => spec.weights[local]!)),
        most: sizes.length * 2,
      },
    ],
    watches: [],
    goals: [],
    triggers: [],
    ends: [],
    joints: [],
    noteSets,
    initial: sizes.map(() => 0),
    reduced: false,
  };
};

const ruleOf = (
  { shares, urgent, fair, noted, counted }: TableRuleSpec,
  at: number,
  sizes: readonly number[],
  note: number,
): CompiledRule[] => {
  const allow: (Uint8Array | undefined)[] = sizes.map(() => undefined);
  const next: (Int32Array | undefined)[] = sizes.map(() => undefined);
  for (const { unit: any, allow: allowed, by } of shares) {
    const unit = any % sizes.length;
    const size = sizes[unit]!;
    if (allow[unit]) continue;
    const moves = by.slice(0, size).some((far) => far > 0);
    allow[unit] = Uint8Array.from({ length: size }, (_, local) =>
      allowed[local] && !(urgent && moves && local + by[local]! >= size) ? 1 : 0,
    );
    if (moves)
      next[unit] = Int32Array.from({ length: size }, (_, local) =>
        allow[unit]![local] ? (local + (urgent ? Math.max(1, by[local]!) : by[local]!)) % size : local,
      );
  }
  const moved = next.findIndex((table) => table !== undefined);
  if (moved < 0) return [];
  if (urgent) {
    const table = next[moved]!;
    allow[moved] = allow[moved]!.map((is, local) => (is && table[local]! > local ? 1 : 0));
  }
  return [
    {
      rule: {
        name: `rule ${at}`,
        args: [],
        about: [],
        actor: 'somebody',
        fair,
        urgent: urgent ? at : undefined,
        when: { kind: 'all', guards: [] },
        then: [],
        facts: {},
      },
      effects: [],
      allow,
      counts: counted
        ? [
            {
              counter: 0,
              least: Math.min(counted.least, counted.most),
              most: Math.max(counted.least, counted.most),
            },
          ]
        : [],
      next,
      notes: sizes.map((size, unit) =>
        noted && unit === moved ? new Int32Array(size).fill(note) : undefined,
      ),
    },
  ];
};
