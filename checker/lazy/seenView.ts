import { PairNumbers } from '../compile/pairNumbers.ts';
import type { StateLaw, StepLaw } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';
import type { View } from '../system/view.ts';
import { Answers } from './answers.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';
import { TupleNumbers } from './tupleNumbers.ts';

/** A view with the laws about it, and what they said of the joint states of its components that were met so far. */
export class SeenView {
  readonly view: View;
  private readonly stateLaws: readonly StateLaw[];
  private readonly stepLaws: readonly StepLaw[];
  private readonly tuples: TupleNumbers;
  private readonly values: unknown[] = [];
  private readonly lawful = new Answers();
  private readonly pairs = new PairNumbers();
  private readonly steps = new PairNumbers();
  private readonly lawfulSteps = new Answers();

  constructor(view: View, stateLaws: readonly StateLaw[], stepLaws: readonly StepLaw[]) {
    this.view = view;
    this.stateLaws = stateLaws;
    this.stepLaws = stepLaws;
    this.tuples = new TupleNumbers(view.components);
  }

  /** The number of what is seen; equal views may have several. */
  numberIn(state: LazyState): number {
    return this.tuples.of(state);
  }

  valueIn(run: LazyRun, state: LazyState): unknown {
    const number = this.tuples.of(state);
    if (!(number in this.values)) {
      const { components, project } = this.view;
      this.values[number] = project(...components.map((component) => run.snapshotOf(component, state)));
    }
    return this.values[number];
  }

  isLawful(run: LazyRun, state: LazyState, witnessed: Set<string>): boolean {
    if (this.stateLaws.length === 0) return true;
    const number = this.tuples.of(state);
    return (
      this.lawful.to(number) ?? this.lawful.note(number, this.judge(this.valueIn(run, state), witnessed))
    );
  }

  isLawfulStep(
    run: LazyRun,
    before: LazyState,
    after: LazyState,
    rule: Rule,
    witnessed: Set<string>,
  ): boolean {
    if (this.stepLaws.length === 0) return true;
    const from = this.tuples.of(before);
    const to = this.tuples.of(after);
    if (from === to) return true;
    const step = this.steps.of(this.pairs.of(from, to), run.positionOf(rule));
    const known = this.lawfulSteps.to(step);
    if (known !== undefined) return known;
    const isLawful = this.judgeStep(this.valueIn(run, before), this.valueIn(run, after), rule, witnessed);
    return this.lawfulSteps.note(step, isLawful);
  }

  private judge(value: unknown, witnessed: Set<string>): boolean {
    for (const { id, witness } of this.stateLaws) {
      if (!witnessed.has(id) && witness?.(value as never) !== false) witnessed.add(id);
    }
    return this.stateLaws.every((law) => law.holds(value as never));
  }

  private judgeStep(was: unknown, is: unknown, rule: Rule, witnessed: Set<string>): boolean {
    const pair = [was as never, is as never, rule] as const;
    const exercised = this.stepLaws.filter(
      ({ id, witness }) => !witnessed.has(id) && witness?.(...pair) !== false,
    );
    const isLawful = this.stepLaws.every((law) => law.holds(...pair));
    // whether anything has changed to the eye is asked last, since it takes longest
    if ((isLawful && exercised.length === 0) || isSame(was, is)) return true;
    for (const { id } of exercised) witnessed.add(id);
    return isLawful;
  }

  breaks(law: StateLaw, run: LazyRun, state: LazyState): boolean {
    return this.view.kind === law.of && !law.holds(this.valueIn(run, state) as never);
  }

  breaksInStep(law: StepLaw, run: LazyRun, before: LazyState, after: LazyState, rule: Rule): boolean {
    if (this.view.kind !== law.of) return false;
    const was = this.valueIn(run, before) as never;
    const is = this.valueIn(run, after) as never;
    return !isSame(was, is) && !law.holds(was, is, rule);
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
