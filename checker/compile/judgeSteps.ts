import { pace } from '../budget/pace.ts';
import type { Acting, Law, StepLaw } from '../laws/law.ts';
import { type NoteSets, notesOf } from '../laws/note.ts';
import type { Rule } from '../system/rule.ts';
import { isSameStep } from './alike.ts';
import type { FlatRule } from './flatRule.ts';
import type { Projected } from './judgeUnit.ts';
import { PairNumbers } from './pairNumbers.ts';
import type { Unit } from './unit.ts';

/** Judges each change that a rule makes of a view's value once, and notes the verdict of every edge that makes it. */
export const judgeSteps = (
  { ids, values }: Projected,
  laws: readonly { readonly law: Law; readonly index: number }[],
  unit: Unit,
  flats: readonly FlatRule[],
  noteSets: NoteSets,
  into: Int32Array,
): void => {
  const judging = laws.flatMap(({ law, index }) => (law.kind === 'step' ? [{ law, index }] : []));
  if (judging.length === 0) return;
  const judge = new StepJudge(judging, noteSets);
  const acting = actingOf(unit, flats);
  const pairs = new PairNumbers();
  const changes = new PairNumbers();
  const verdicts: number[] = [];
  const { offsets, rules, targets } = unit.edges;
  for (let local = 0; local < unit.size; local++) {
    pace(local, 'local states judged', unit.name);
    const before = ids[local]!;
    for (let edge = offsets[local]!; edge < offsets[local + 1]!; edge++) {
      const after = ids[targets[edge]!]!;
      // steps that leave a view alone are not judged
      if (before === after) continue;
      const { number, step } = acting[rules[edge]!]!;
      const change = changes.of(pairs.of(before, after), number);
      verdicts[change] ??= judge.notesOf(values[before] as never, values[after] as never, step);
      into[edge] = noteSets.union(into[edge]!, verdicts[change]);
    }
  }
};

type JudgingLaw = { readonly law: StepLaw; readonly index: number };

/** What step laws say of changes: of very many changes they say few different things. */
class StepJudge {
  private readonly laws: readonly JudgingLaw[];
  private readonly noteSets: NoteSets;
  private readonly answers = new PairNumbers();
  /** by number of what was answered: the note set */
  private readonly sets: number[] = [];

  constructor(laws: readonly JudgingLaw[], noteSets: NoteSets) {
    this.laws = laws;
    this.noteSets = noteSets;
  }

  /** The number of the note set of a change. */
  notesOf(before: never, after: never, step: Acting): number {
    let answered = -1;
    for (const { law } of this.laws) {
      const holds = law.holds(before, after, step) ? 1 : 0;
      const witnessed = law.witness?.(before, after, step) === false ? 0 : 2;
      answered = this.answers.of(answered, holds + witnessed);
    }
    const known = this.sets[answered];
    if (known !== undefined) return known;
    const notes = this.laws.flatMap(({ law, index }) =>
      notesOf(index, law.holds(before, after, step), law.witness?.(before, after, step)),
    );
    const set = this.noteSets.idOf(notes);
    this.sets[answered] = set;
    return set;
  }
}

/** What step laws are told of each of the unit's rules, and a number: many are told the same. */
const actingOf = (unit: Unit, flats: readonly FlatRule[]) => {
  const told: Rule[] = [];
  return unit.rules.map((flat) => {
    const { rule } = flats[flat]!;
    const { name, actor, facts } = rule;
    const known = told.findIndex((other) => isSameStep(rule, other));
    return { number: known < 0 ? told.push(rule) - 1 : known, step: { name, actor, facts } };
  });
};
