import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import type { Taken } from '../reference/ruleRun.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';

/** Where one event leads: by local state; null where it is not taken, a hole where nobody has asked. */
export type EventRow = (Taken<number> | null | undefined)[];

/**
 * The local states of one chart, from one beginning, that were met so far (0 is the beginning), and where events led
 * from them. A chart does the same in every system, so all components that begin alike, in whatever system, share
 * what is known.
 */
export class LocalStates {
  readonly snapshots: AnyMachineSnapshot[] = [];
  private readonly ids = new Map<string, number>();
  private readonly rows = new Map<string, EventRow>();

  constructor(first: AnyMachineSnapshot) {
    this.idOf(first);
  }

  /** What is known of an event. */
  rowOf({ event }: Effect): EventRow {
    const key = eventKey(event);
    let row = this.rows.get(key);
    if (!row) {
      row = [];
      this.rows.set(key, row);
    }
    return row;
  }

  /** Takes an event in a local state: `row` is that of the event. */
  take({ component, event }: Effect, row: EventRow, local: number): Taken<number> | undefined {
    let taken = row[local];
    if (taken === undefined) {
      const result = step(component, this.snapshots[local]!, event as EventObject);
      taken = result ? { to: this.idOf(result.snapshot), emits: result.emits } : null;
      row[local] = taken;
    }
    return taken ?? undefined;
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

const ofCharts = new WeakMap<AnyStateMachine, Map<string, LocalStates>>();

/** The local states of a component, shared with all that are alike. */
export const localStatesOf = (component: AnyComponent): LocalStates => {
  const ofChart = ofCharts.get(component.chart) ?? new Map<string, LocalStates>();
  ofCharts.set(component.chart, ofChart);
  const first = initialSnapshot(component);
  const key = stateKey(first);
  const known = ofChart.get(key) ?? new LocalStates(first);
  ofChart.set(key, known);
  return known;
};
