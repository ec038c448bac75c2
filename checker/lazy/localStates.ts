import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import type { Taken } from '../reference/ruleRun.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';

/**
 * The local states of one chart that were met so far, and where events led from them. A chart does the same in every
 * system, so all components of it, in whatever system, share what is known.
 */
export class LocalStates {
  readonly snapshots: AnyMachineSnapshot[] = [];
  private readonly ids = new Map<string, number>();
  private readonly initials = new Map<string, number>();
  private readonly steps = new Map<string, (Taken<number> | null)[]>();
  private readonly keys = new WeakMap<Effect['event'], string>();

  /** where this component of the chart begins */
  initial(component: AnyComponent): number {
    const input = JSON.stringify(component.input);
    let first = this.initials.get(input);
    if (first === undefined) {
      first = this.idOf(initialSnapshot(component));
      this.initials.set(input, first);
    }
    return first;
  }

  take({ component, event }: Effect, local: number): Taken<number> | undefined {
    let key = this.keys.get(event);
    if (key === undefined) {
      key = eventKey(event);
      this.keys.set(event, key);
    }
    let row = this.steps.get(key);
    if (!row) {
      row = [];
      this.steps.set(key, row);
    }
    if (row[local] === undefined) {
      const result = step(component, this.snapshots[local]!, event as EventObject);
      row[local] = result ? { to: this.idOf(result.snapshot), emits: result.emits } : null;
    }
    return row[local] ?? undefined;
  }

  private idOf(snapshot: AnyMachineSnapshot): number {
    const key = stateKey(snapshot);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.snapshots.length);
    this.snapshots.push(snapshot);
    return this.snapshots.length - 1;
  }
}

const ofCharts = new WeakMap<AnyStateMachine, LocalStates>();

export const localStatesOf = (chart: AnyStateMachine): LocalStates => {
  const known = ofCharts.get(chart) ?? new LocalStates();
  ofCharts.set(chart, known);
  return known;
};
