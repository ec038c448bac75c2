import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { AnyComponent } from '../../../checker/system/component.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { ExplainedNode } from './explainedNode.ts';
import type { ObjectSight } from './objectSight.ts';

/** Runs the charts of one Pod beside an object that others write. */
export class PodRun extends LazyRun {
  readonly beginning: LazyState;
  private readonly object: AnyComponent;
  private readonly forgotten: readonly AnyComponent[];

  constructor({ system, pod, forgotten }: ExplainedNode) {
    super(system);
    this.object = pod.source.object;
    this.forgotten = forgotten;
    this.beginning = this.initial().state;
  }

  /** What comes of a step, with the urgent ones after it. */
  after(rule: Rule, state: LazyState): LazyState {
    return this.forget(this.fire(rule, state).at(-1)!.after);
  }

  /** The same state beside the object as it is now, with what follows from that at once. */
  beside({ existence, phase, ready }: ObjectSight, state: LazyState): LazyState {
    const next = [...state];
    next[this.object.index] = this.beginning[this.object.index]!;
    this.tell(next, { type: 'CREATE' });
    if (existence !== 'unbound') {
      this.tell(next, { type: 'BIND' });
      if (existence === 'terminating') this.tell(next, { type: 'DELETE', grace: 'own' });
      this.tell(next, { type: 'STATUS', phase, ready, evicted: false });
      if (existence === 'gone') this.tell(next, { type: 'REMOVE' });
    }
    return this.forget(this.settled(next));
  }

  /** Components are known by their names. */
  takeOver(former: PodRun, state: LazyState): LazyState {
    const places = new Map(former.system.components.map(({ name, index }) => [name, index]));
    const next = this.system.components.map((component, index) => {
      const place = places.get(component.name);
      if (place !== undefined) return state[place]!;
      const effect = { component, event: { type: 'REQUEST' }, mandatory: false };
      return this.take(effect, this.beginning)?.to ?? this.beginning[index]!;
    });
    return this.forget(this.settled(next));
  }

  private tell(state: number[], event: { readonly type: string; readonly [field: string]: unknown }): void {
    const taken = this.take({ component: this.object, event, mandatory: false }, state);
    if (taken) state[this.object.index] = taken.to;
  }

  private settled(from: LazyState): LazyState {
    let state = from;
    for (;;) {
      const rule = this.nextUrgent(state);
      if (rule === undefined) return state;
      state = this.fire(rule, state).at(-1)!.after;
    }
  }

  private forget(state: LazyState): LazyState {
    const next = [...state];
    for (const { index } of this.forgotten) next[index] = this.beginning[index]!;
    return next;
  }
}
