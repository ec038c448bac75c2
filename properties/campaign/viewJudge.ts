import type { JointLaw, StateLaw, StepLaw } from '../../checker/laws/law.ts';
import type { LazyBreach } from '../../checker/lazy/lazyJudge.ts';
import type { LazyRun, LazyState } from '../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../checker/system/rule.ts';
import type { View } from '../../checker/system/view.ts';
import type { LawRecord } from '../laws/lawRecord.ts';

/**
 * Judges as `LazyJudge` does, for very many lives of one system: each view is asked about once for each value, and
 * once for each pair of values and rule, by all its laws together.
 */
export class ViewJudge {
  readonly witnessed = new Set<string>();
  private readonly run: LazyRun;
  private readonly views: readonly JudgedView[];
  private readonly joint: readonly JointLaw[];

  constructor(run: LazyRun, laws: readonly LawRecord[]) {
    this.run = run;
    const ofKind = <L extends LawRecord>(view: View, kind: L['kind']) =>
      laws.filter((law) => law.kind === kind && 'of' in law && law.of === view.kind) as unknown[];
    this.views = run.system.views.map(
      (view) => new JudgedView(view, ofKind(view, 'state') as StateLaw[], ofKind(view, 'step') as StepLaw[]),
    );
    this.joint = laws.filter((law) => law.kind === 'joint') as JointLaw[];
  }

  judgeStep(before: LazyState, after: LazyState, rule: Rule): LazyBreach | undefined {
    for (const law of this.joint) {
      if (law.when?.includes(rule.name) && !this.holdsJointly(law, before, rule)) return this.breachOf(law);
    }
    for (const view of this.views) {
      const broken = view.judgeStep(this.run, before, after, rule, this.witnessed);
      if (broken) return { law: broken, subject: view.view.name };
    }
    return undefined;
  }

  judgeState(state: LazyState): LazyBreach | undefined {
    for (const view of this.views) {
      const broken = view.judgeState(this.run, state, this.witnessed);
      if (broken) return { law: broken, subject: view.view.name };
    }
    for (const law of this.joint) {
      if (!law.when && !this.holdsJointly(law, state, undefined)) return this.breachOf(law);
    }
    return undefined;
  }

  private holdsJointly(law: JointLaw, state: LazyState, rule: Rule | undefined): boolean {
    const seen = law.sees.map(({ of, what }) =>
      this.views
        .filter(({ view }) => view.kind === of)
        .map((view) => what(view.valueIn(this.run, state) as never)),
    );
    if (law.witness?.(seen, rule) !== false) this.witnessed.add(law.id);
    return law.holds(seen, rule);
  }

  private breachOf({ id }: JointLaw): LazyBreach {
    return { law: id, subject: this.run.system.name };
  }
}

/** A view with its laws, and what they said of the values that were met so far: the first law broken, or null. */
class JudgedView {
  readonly view: View;
  private readonly stateLaws: readonly StateLaw[];
  private readonly stepLaws: readonly StepLaw[];
  private readonly values: unknown[] = [];
  private readonly byTuple = new Map<string, number>();
  private readonly byText = new Map<string, number>();
  private readonly states: (string | null)[] = [];
  private readonly steps = new Map<string, string | null>();
  private lastState: LazyState | undefined;
  private lastId = 0;

  constructor(view: View, stateLaws: readonly StateLaw[], stepLaws: readonly StepLaw[]) {
    this.view = view;
    this.stateLaws = stateLaws;
    this.stepLaws = stepLaws;
  }

  valueIn(run: LazyRun, state: LazyState): unknown {
    return this.values[this.idIn(run, state)];
  }

  judgeState(run: LazyRun, state: LazyState, witnessed: Set<string>): string | null {
    const id = this.idIn(run, state);
    let verdict = this.states[id];
    if (verdict === undefined) {
      const value = this.values[id] as never;
      verdict = this.stateLaws.find((law) => !law.holds(value))?.id ?? null;
      this.states[id] = verdict;
      for (const law of this.stateLaws) if (law.witness?.(value) !== false) witnessed.add(law.id);
    }
    return verdict;
  }

  judgeStep(
    run: LazyRun,
    before: LazyState,
    after: LazyState,
    rule: Rule,
    witnessed: Set<string>,
  ): string | null {
    const from = this.idIn(run, before);
    const to = this.idIn(run, after);
    if (from === to) return null;
    const key = `${from} ${to} ${rule.name}`;
    let verdict = this.steps.get(key);
    if (verdict === undefined) {
      const pair = [this.values[from] as never, this.values[to] as never, rule] as const;
      verdict = this.stepLaws.find((law) => !law.holds(...pair))?.id ?? null;
      this.steps.set(key, verdict);
      for (const law of this.stepLaws) if (law.witness?.(...pair) !== false) witnessed.add(law.id);
    }
    return verdict;
  }

  private idIn(run: LazyRun, state: LazyState): number {
    if (this.lastState && this.isSameIn(this.lastState, state)) return this.lastId;
    const tuple = this.view.components.map(({ index }) => state[index]).join();
    let id = this.byTuple.get(tuple);
    if (id === undefined) {
      const snapshots = run.snapshots(state);
      id = this.idOf(this.view.project(...this.view.components.map(({ index }) => snapshots[index]!)));
      this.byTuple.set(tuple, id);
    }
    this.lastState = state;
    this.lastId = id;
    return id;
  }

  private isSameIn(one: LazyState, other: LazyState): boolean {
    return one === other || this.view.components.every(({ index }) => one[index] === other[index]);
  }

  private idOf(value: unknown): number {
    const text = JSON.stringify(value);
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.byText.set(text, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
