import { pace } from '../budget/pace.ts';
import type { Law, Step, StepLaw } from '../laws/law.ts';
import { type NoteSets, notesOf } from '../laws/note.ts';
import type { Rule } from '../system/rule.ts';
import type { FlatRule } from './flatRule.ts';
import type { Projected } from './judgeUnit.ts';
import { PairNumbers } from './pairNumbers.ts';
import type { Unit } from './unit.ts';

/** Judges each change that a rule instance makes of a view's value once, and notes the verdict of every edge that makes it. */
export const judgeSteps = (
  { view, ids, values }: Projected,
  laws: readonly Law[],
  unit: Unit,
  flats: readonly FlatRule[],
  noteSets: NoteSets,
  into: Int32Array,
): void => {
  const judging = laws.flatMap((law, index) =>
    law.kind === 'step' && law.of === view.kind ? [{ law, index }] : [],
  );
  if (judging.length === 0) return;
  const judge = new StepJudge(judging, noteSets);
  const instances = instancesOf(unit, flats);
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
      const { number, step } = instances[rules[edge]!]!;
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
  notesOf(before: never, after: never, step: Step): number {
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

/** The rule instance at each position of the unit's rules: flat rules of one instance make the same step. */
const instancesOf = (unit: Unit, flats: readonly FlatRule[]) => {
  const numbers = new Map<Rule, { readonly number: number; readonly step: Step }>();
  return unit.rules.map((flat) => {
    const { rule } = flats[flat]!;
    const known = numbers.get(rule);
    if (known) return known;
    const made = { number: numbers.size, step: rule };
    numbers.set(rule, made);
    return made;
  });
};
