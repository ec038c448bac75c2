import type { InvariantLaw, JointLaw, Law, StateLaw, StepLaw } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';
import { JointVerdicts } from './jointVerdicts.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';
import { SeenView } from './seenView.ts';

/** A law that is broken, and by whom. */
export type LazyBreach = { readonly law: string; readonly subject: string };

/**
 * Judges the states and steps of a lazy run: what `judgeState` and `judgeStep` say of snapshots, the first breach
 * only. Laws are asked once about each joint state of a view, pair of them, or combination. Also remembers which laws
 * were exercised.
 */
export class LazyJudge {
  readonly witnessed = new Set<string>();
  private readonly run: LazyRun;
  private readonly laws: readonly Law[];
  private readonly views: readonly SeenView[];
  private readonly joints: ReadonlyMap<JointLaw, JointVerdicts>;
  private readonly always: readonly JointLaw[];
  private readonly atRules: ReadonlyMap<Rule, readonly JointLaw[]>;
  private readonly invariants: readonly InvariantLaw[];

  constructor(run: LazyRun, laws: readonly Law[]) {
    this.run = run;
    this.laws = laws;
    this.views = run.system.views.map(
      (view) =>
        new SeenView(
          view,
          laws.filter((law): law is StateLaw => law.kind === 'state' && law.of === view.kind),
          laws.filter((law): law is StepLaw => law.kind === 'step' && law.of === view.kind),
        ),
    );
    const joints = laws.filter((law) => law.kind === 'joint');
    this.joints = new Map(joints.map((law) => [law, new JointVerdicts(law, this.views)]));
    this.always = joints.filter(({ when }) => !when);
    this.atRules = new Map(run.system.rules.map((rule) => [rule, joints.filter(({ when }) => when?.(rule))]));
    this.invariants = laws.filter((law) => law.kind === 'invariant');
  }

  judgeState(state: LazyState): LazyBreach | undefined {
    let isLawful = true;
    for (const view of this.views) {
      if (!view.isLawful(this.run, state, this.witnessed)) isLawful = false;
    }
    for (const law of this.always) {
      if (!this.holdsJointly(law, state, undefined)) isLawful = false;
    }
    for (const law of this.invariants) if (!this.holdsInvariant(law, state)) isLawful = false;
    return isLawful ? undefined : this.firstBreach((law) => this.breakerOf(law, state));
  }

  judgeStep(before: LazyState, after: LazyState, rule: Rule): LazyBreach | undefined {
    let isLawful = true;
    for (const view of this.views) {
      if (!view.isLawfulStep(this.run, before, after, rule, this.witnessed)) isLawful = false;
    }
    for (const law of this.atRules.get(rule) ?? []) {
      if (!this.holdsJointly(law, before, rule)) isLawful = false;
    }
    return isLawful ? undefined : this.firstBreach((law) => this.stepBreakerOf(law, before, after, rule));
  }

  private holdsInvariant({ id, holds, witness }: InvariantLaw, state: LazyState): boolean {
    if (!this.run.holds(holds, state)) return false;
    if (!this.witnessed.has(id) && (!witness || this.run.holds(witness, state))) this.witnessed.add(id);
    return true;
  }

  /** In the order of the laws, not of the views. */
  private firstBreach(breakerOf: (law: Law) => string | undefined): LazyBreach | undefined {
    for (const law of this.laws) {
      const subject = breakerOf(law);
      if (subject !== undefined) return { law: law.id, subject };
    }
    return undefined;
  }

  private breakerOf(law: Law, state: LazyState): string | undefined {
    const { run } = this;
    switch (law.kind) {
      case 'state':
        return this.views.find((view) => view.breaks(law, run, state))?.view.name;
      case 'invariant':
        return run.holds(law.holds, state) ? undefined : run.system.name;
      case 'joint':
        return law.when || this.holdsJointly(law, state, undefined) ? undefined : run.system.name;
      default:
        return undefined;
    }
  }

  private stepBreakerOf(law: Law, before: LazyState, after: LazyState, rule: Rule): string | undefined {
    const { run } = this;
    if (law.kind === 'step') {
      return this.views.find((view) => view.breaksInStep(law, run, before, after, rule))?.view.name;
    }
    if (law.kind !== 'joint' || !law.when?.(rule)) return undefined;
    return this.holdsJointly(law, before, rule) ? undefined : run.system.name;
  }

  private holdsJointly(law: JointLaw, state: LazyState, rule: Rule | undefined): boolean {
    return this.joints.get(law)!.holds(this.run, state, rule, this.witnessed);
  }
}
