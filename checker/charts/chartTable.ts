import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { pace } from '../budget/pace.ts';
import { Refusal } from '../refusal.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Emission } from '../system/effect.ts';
import { inertBeginning, inertStep } from './inertStep.ts';
import { eventKey, stateKey, stateText } from './stateKey.ts';

/** What one event does in one local state: -1 where it is not taken. */
export type EventTable = { readonly next: Int32Array; readonly emits: readonly (readonly Emission[])[] };

/** A chart enumerated alone: every local state that its alphabet can reach, and where each event leads. */
export type ChartTable = {
  readonly snapshots: readonly AnyMachineSnapshot[];
  readonly ids: ReadonlyMap<string, number>;
  readonly events: ReadonlyMap<string, EventTable>;
};

/** more local states than this in one chart: its context is taken to be unbounded */
const localStateLimit = 4096;

/** so many transitions of a chart are tried a second time, to see whether it is a function at all */
const askedAgain = 300;

const noEmissions: readonly Emission[] = [];

/** Where a chart begins. */
export const initialSnapshot = (component: AnyComponent): AnyMachineSnapshot => {
  const [snapshot, actions] = inertBeginning(component.chart, component.input);
  const event = { type: '(start)' };
  refuseChildren(component, snapshot, snapshot, event);
  if (emissionsOf(component, snapshot, event, actions as never).length > 0)
    throw new Refusal('CK101', whereOf(component, snapshot, event), 'emits before anyone can hear it');
  return snapshot;
};

/** One pure step of a chart; `undefined` where it does not take the event. */
export const step = (
  component: AnyComponent,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): { readonly snapshot: AnyMachineSnapshot; readonly emits: readonly Emission[] } | undefined => {
  if (!snapshot.can(event)) return undefined;
  const [after, actions] = inertStep(component.chart, component.input, snapshot, event);
  refuseChildren(component, snapshot, after, event);
  return {
    snapshot: after,
    emits: emissionsOf(component, snapshot, event, actions as never),
  };
};

/** Enumerates a component's chart under an alphabet. */
const chartTable = (component: AnyComponent, alphabet: ReadonlyMap<string, EventObject>): ChartTable => {
  const first = initialSnapshot(component);
  const snapshots = [first];
  const ids = new Map([[stateKey(first), 0]]);
  const rows = [...alphabet].map(([key, event]) => ({
    key,
    event,
    next: [] as number[],
    emits: [] as (readonly Emission[])[],
  }));
  for (let id = 0; id < snapshots.length; id++) {
    pace(snapshots.length, 'states', component.name);
    for (const row of rows) {
      const result = step(component, snapshots[id]!, row.event);
      row.next.push(result ? idOf(component, result.snapshot, snapshots, ids) : -1);
      row.emits.push(result?.emits ?? noEmissions);
    }
  }
  const again = Math.max(1, Math.ceil((snapshots.length * rows.length) / askedAgain));
  for (let at = 0; at < snapshots.length * rows.length; at += again) {
    const row = rows[at % rows.length]!;
    const id = Math.floor(at / rows.length);
    const result = step(component, snapshots[id]!, row.event);
    const target = result ? ids.get(stateKey(result.snapshot)) : -1;
    if (target === row.next[id] && JSON.stringify(result?.emits ?? []) === JSON.stringify(row.emits[id]))
      continue;
    const where = whereOf(component, snapshots[id]!, row.event);
    throw new Refusal('CK103', where, 'does not do the same twice; a chart must be a pure function');
  }
  return {
    snapshots,
    ids,
    events: new Map(rows.map(({ key, next, emits }) => [key, { next: Int32Array.from(next), emits }])),
  };
};

/** so many tables of one chart are remembered: the oldest is forgotten, and made again when it is asked for */
const rememberedTables = 64;

/** Tables of charts, as long as the charts live: a chart never changes, and one is part of many systems. */
const remembered = new WeakMap<AnyComponent['chart'], Map<string, ChartTable>>();

/**
 * Enumerates every component; components with the same chart, beginning and alphabet share one table, in whatever systems
 * they are.
 */
export const chartTables = (
  components: readonly AnyComponent[],
  alphabets: readonly ReadonlyMap<string, EventObject>[],
): ChartTable[] =>
  components.map((component, index) => {
    const ofChart = remembered.get(component.chart) ?? new Map<string, ChartTable>();
    remembered.set(component.chart, ofChart);
    const key = JSON.stringify([stateKey(initialSnapshot(component)), [...alphabets[index]!.keys()].sort()]);
    const known = ofChart.get(key);
    if (known) return known;
    const table = chartTable(component, alphabets[index]!);
    if (ofChart.size >= rememberedTables) ofChart.delete(ofChart.keys().next().value!);
    ofChart.set(key, table);
    return table;
  });

const idOf = (
  component: AnyComponent,
  snapshot: AnyMachineSnapshot,
  snapshots: AnyMachineSnapshot[],
  ids: Map<string, number>,
): number => {
  const key = stateKey(snapshot);
  const known = ids.get(key);
  if (known !== undefined) return known;
  if (snapshots.length >= localStateLimit) {
    throw new Refusal(
      'CK102',
      component.name,
      `more than ${localStateLimit} local states, such as ${stateText(snapshot)}`,
    );
  }
  ids.set(key, snapshots.length);
  snapshots.push(snapshot);
  return snapshots.length - 1;
};

type ExecutableAction = {
  readonly type: string;
  readonly params?: { readonly event?: Emission; readonly delay?: unknown };
};

const emissionsOf = (
  component: AnyComponent,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
  actions: readonly ExecutableAction[],
): readonly Emission[] => {
  if (actions.length === 0) return noEmissions;
  return actions.flatMap((action) => {
    const { event: emission, delay } = action.params ?? {};
    if (action.type === 'xstate.emit' && emission) return [emission];
    // xstate has already let the chart take it, within the same step
    if (action.type === 'xstate.raise' && delay === undefined) return [];
    throw new Refusal(
      'CK101',
      whereOf(component, snapshot, event),
      `the action ${action.type} has an effect outside the chart`,
    );
  });
};

/** A child lives outside the chart's value and context: two states that differ in it would look alike. */
const refuseChildren = (
  component: AnyComponent,
  before: AnyMachineSnapshot,
  after: AnyMachineSnapshot,
  event: EventObject,
): void => {
  if (Object.keys(after.children).length === 0) return;
  throw new Refusal('CK101', whereOf(component, before, event), 'starts an actor; model it as a component');
};

const whereOf = (component: AnyComponent, snapshot: AnyMachineSnapshot, event: EventObject): string =>
  `chart ${component.chart.id} of ${component.name}, state ${stateText(snapshot)}, event ${eventKey(event)}`;
