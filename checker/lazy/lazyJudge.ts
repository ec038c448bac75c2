import type { JointLaw, Law, Step, StepLaw } from '../laws/law.ts';
import type { View } from '../system/view.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';

/** A law that is broken, and by whom. */
export type LazyBreach = { readonly law: string; readonly subject: string };

/**
 * Judges the states and steps of a lazy run. Equal views have one number, and a law is asked about each view, pair
 * of views or combination once. Also remembers which laws were exercised.
 */
export class LazyJudge {
  readonly witnessed = new Set<string>();
  private readonly run: LazyRun;
  private readonly laws: readonly Law[];
  private readonly views: ReadonlyMap<string, readonly SeenView[]>;
  private readonly verdicts = new Map<string, boolean>();

  constructor(run: LazyRun, laws: readonly Law[]) {
    this.run = run;
    this.laws = laws;
    const views = new Map<string, SeenView[]>();
    for (const view of run.system.views) {
      const ofKind = views.get(view.kind) ?? [];
      ofKind.push(new SeenView(view));
      views.set(view.kind, ofKind);
    }
    this.views = views;
  }

  judgeState(state: LazyState): LazyBreach | undefined {
    for (const law of this.laws) {
      if (law.kind === 'state') {
        for (const view of this.of(law.of)) {
          const id = view.idIn(state, this.run);
          const value = view.values[id] as never;
          const holds = this.once(
            `${law.id} ${view.name} ${id}`,
            law.id,
            () => law.holds(value),
            () => law.witness?.(value),
          );
          if (!holds) return { law: law.id, subject: view.name };
        }
      } else if (law.kind === 'invariant') {
        if (!this.run.holds(law.holds, state)) return { law: law.id, subject: this.run.system.name };
        if (!law.witness || this.run.holds(law.witness, state)) this.witnessed.add(law.id);
      } else if (law.kind === 'joint' && !law.when && !this.joint(law, state, undefined)) {
        return { law: law.id, subject: this.run.system.name };
      }
    }
    return undefined;
  }

  judgeStep(before: LazyState, after: LazyState, step: Step): LazyBreach | undefined {
    const moved = new Map<string, readonly SeenView[]>();
    for (const [kind, views] of this.views) {
      moved.set(
        kind,
        views.filter((view) => view.isMovedBetween(before, after)),
      );
    }
    for (const law of this.laws) {
      if (law.kind === 'step') {
        for (const view of moved.get(law.of) ?? []) {
          if (!this.stepOf(law, view, before, after, step)) return { law: law.id, subject: view.name };
        }
      } else if (law.kind === 'joint' && law.when?.includes(step.name) && !this.joint(law, before, step)) {
        return { law: law.id, subject: this.run.system.name };
      }
    }
    return undefined;
  }

  private stepOf(law: StepLaw, view: SeenView, before: LazyState, after: LazyState, step: Step): boolean {
    const from = view.idIn(before, this.run);
    const to = view.idIn(after, this.run);
    if (from === to) return true;
    const pair = [view.values[from] as never, view.values[to] as never, step] as const;
    const key = `${law.id} ${view.name} ${from} ${to} ${step.name} ${step.args.join()}`;
    return this.once(
      key,
      law.id,
      () => law.holds(...pair),
      () => law.witness?.(...pair),
    );
  }

  private joint(law: JointLaw, state: LazyState, step: Step | undefined): boolean {
    const views = law.sees.map((part) => ({ part, views: this.of(part.of) }));
    const ids = views.map(({ views: of }) => of.map((view) => view.idIn(state, this.run)).join()).join('/');
    const see = () =>
      views.map(({ part, views: of }) =>
        of.map((view) => part.what(view.values[view.idIn(state, this.run)] as never)),
      );
    const key = `${law.id} ${ids} ${step ? `${step.name} ${step.args.join()}` : ''}`;
    return this.once(
      key,
      law.id,
      () => law.holds(see(), step),
      () => law.witness?.(see(), step),
    );
  }

  private of(kind: string): readonly SeenView[] {
    return this.views.get(kind) ?? [];
  }

  private once(key: string, law: string, holds: () => boolean, witness: () => boolean | undefined): boolean {
    let verdict = this.verdicts.get(key);
    if (verdict === undefined) {
      verdict = holds();
      this.verdicts.set(key, verdict);
      if (witness() !== false) this.witnessed.add(law);
    }
    return verdict;
  }
}

/** A view, and the values of it that were met so far. */
class SeenView {
  readonly kind: string;
  readonly name: string;
  readonly values: unknown[] = [];
  private readonly view: View;
  private readonly byText = new Map<string, number>();
  private readonly byTuple = new Map<string, number>();
  private last: { readonly state: LazyState; readonly id: number } | undefined;

  constructor(view: View) {
    this.view = view;
    this.kind = view.kind;
    this.name = view.name;
  }

  isMovedBetween(before: LazyState, after: LazyState): boolean {
    return this.view.components.some(({ index }) => before[index] !== after[index]);
  }

  idIn(state: LazyState, run: LazyRun): number {
    if (this.last && !this.isMovedBetween(this.last.state, state)) return this.last.id;
    const tuple = this.view.components.map(({ index }) => state[index]).join();
    let id = this.byTuple.get(tuple);
    if (id === undefined) {
      const snapshots = run.snapshots(state);
      id = this.idOf(this.view.project(...this.view.components.map(({ index }) => snapshots[index]!)));
      this.byTuple.set(tuple, id);
    }
    this.last = { state, id };
    return id;
  }

  private idOf(value: unknown): number {
    const text = JSON.stringify(value) ?? 'undefined';
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.byText.set(text, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
