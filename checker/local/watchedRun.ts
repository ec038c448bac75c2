import { isLiveness, type Law } from '../laws/law.ts';
import { obligationsOf } from '../laws/obligation.ts';
import { LazyJudge } from '../lazy/lazyJudge.ts';
import { LazyRun, type LazyState } from '../lazy/lazyRun.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** Runs the charts of a system, one run after another, and remembers which laws they put to the test. */
export class WatchedRun {
  private readonly run: LazyRun;
  private readonly judge: LazyJudge;
  private readonly waits: readonly {
    readonly law: string;
    /** it waits in the first state or not at all */
    readonly fromTheBeginning: boolean;
    readonly waits: (state: LazyState) => boolean;
  }[];
  private readonly rules: ReadonlyMap<string, Rule>;
  private state: LazyState;

  constructor(system: System, laws: readonly Law[]) {
    this.run = new LazyRun(system);
    this.judge = new LazyJudge(this.run, laws);
    this.waits = laws.filter(isLiveness).flatMap((law) =>
      obligationsOf(law, system).map(({ trigger, goal }) => ({
        law: law.id,
        fromTheBeginning: law.kind === 'eventually' && !law.always,
        waits: (state) => (!trigger || this.run.holds(trigger, state)) && !this.run.holds(goal, state),
      })),
    );
    this.rules = new Map(system.rules.map((rule) => [instanceName(rule), rule]));
    this.state = this.run.initial().state;
  }

  /** Ids of the laws that were put to the test so far: their witness was met, or something waited for their goal. */
  get exercised(): ReadonlySet<string> {
    return this.judge.witnessed;
  }

  /** Begins a run. */
  begin(): void {
    this.state = this.run.initial().state;
    this.see(true);
  }

  /** What may happen next. */
  enabled(): readonly Rule[] {
    return this.run.enabled(this.state);
  }

  /** The rule of this name, if it may happen next. */
  enabledOf(name: string): Rule | undefined {
    const rule = this.rules.get(name);
    return rule && this.run.isEnabled(rule, this.state) ? rule : undefined;
  }

  /** Lets a rule that is enabled happen. */
  take(rule: Rule): void {
    for (const { rule: happening, after } of this.run.fire(rule, this.state)) {
      this.judge.judgeStep(this.state, after, happening);
      this.state = after;
    }
    this.see(false);
  }

  private see(isFirst: boolean): void {
    this.judge.judgeState(this.state);
    for (const { law, waits, fromTheBeginning } of this.waits) {
      if (this.exercised.has(law) || (fromTheBeginning && !isFirst)) continue;
      if (waits(this.state)) this.judge.witnessed.add(law);
    }
  }
}
