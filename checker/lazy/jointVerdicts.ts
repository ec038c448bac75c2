import { PairNumbers } from '../compile/pairNumbers.ts';
import type { JointLaw } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';
import { Answers } from './answers.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';
import type { SeenView } from './seenView.ts';

/** A joint law, and what it said of the combinations that were met so far: what it sees is compared as JSON. */
export class JointVerdicts {
  private readonly law: JointLaw;
  private readonly sights: readonly (readonly Sight[])[];
  private readonly combinations = new PairNumbers();
  private readonly verdicts = new Answers();

  constructor(law: JointLaw, views: readonly SeenView[]) {
    this.law = law;
    this.sights = law.sees.map(({ of, what }) => {
      const numbers = new Map<string, number>();
      return views.filter(({ view }) => view.kind === of).map((view) => new Sight(view, what, numbers));
    });
  }

  /** `rule`: what happens in this state, for laws that are judged whenever some rules do */
  holds(run: LazyRun, state: LazyState, rule: Rule | undefined, witnessed: Set<string>): boolean {
    let combination = this.combinations.of(-1, rule ? run.positionOf(rule) : -1);
    for (const views of this.sights) {
      for (const view of views) combination = this.combinations.of(combination, view.numberIn(run, state));
    }
    const known = this.verdicts.to(combination);
    if (known !== undefined) return known;
    const { id, holds, witness } = this.law;
    const seen = this.sights.map((views) => views.map((view) => view.valueIn(run, state)));
    if (!witnessed.has(id) && witness?.(seen, rule) !== false) witnessed.add(id);
    return this.verdicts.note(combination, holds(seen, rule));
  }
}

/** What a law sees of one view. */
class Sight {
  private readonly view: SeenView;
  private readonly what: (view: never) => unknown;
  /** of equal sights, by their JSON; shared by all views of the part */
  private readonly numbers: Map<string, number>;
  private readonly byView: number[] = [];

  constructor(view: SeenView, what: (view: never) => unknown, numbers: Map<string, number>) {
    this.view = view;
    this.what = what;
    this.numbers = numbers;
  }

  valueIn(run: LazyRun, state: LazyState): unknown {
    return this.what(this.view.valueIn(run, state) as never);
  }

  numberIn(run: LazyRun, state: LazyState): number {
    const seen = this.view.numberIn(state);
    let number = this.byView[seen];
    if (number === undefined) {
      const text = JSON.stringify(this.valueIn(run, state)) ?? 'undefined';
      number = this.numbers.get(text) ?? this.numbers.size;
      this.numbers.set(text, number);
      this.byView[seen] = number;
    }
    return number;
  }
}
