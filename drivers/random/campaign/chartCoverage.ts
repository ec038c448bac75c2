import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, EventObject } from 'xstate';
import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Effect } from '../../../checker/system/effect.ts';
import type { Rule } from '../../../checker/system/rule.ts';

/** A transition as it stands in a chart: `container: Running --STOP--> PreStop`. */
export type Transitions = Set<string>;

type Definition = {
  readonly source: AnyStateNode;
  readonly eventType: string;
  readonly target?: readonly AnyStateNode[] | undefined;
};

/** Which transitions of charts were taken, by the definitions in the charts themselves. */
export class ChartCoverage {
  readonly taken: Transitions = new Set();
  readonly charts = new Map<string, AnyStateMachine>();
  private readonly seen = new WeakMap<AnyMachineSnapshot, Set<Effect['event']>>();

  /** Notes every chart of a system as one to be covered. */
  begin({ system }: LazyRun): void {
    for (const { chart } of system.components) this.charts.set(chart.id, chart);
  }

  /** Notes what one rule moved. */
  note(run: LazyRun, rule: Rule, before: LazyState): void {
    for (const { component, event } of rule.then) {
      const snapshot = run.snapshotOf(component, before);
      const seen = this.seen.get(snapshot) ?? new Set();
      if (seen.has(event)) continue;
      this.seen.set(snapshot, seen.add(event));
      if (!snapshot.can(event)) continue;
      for (const definition of component.chart.getTransitionData(snapshot as never, event as EventObject))
        this.taken.add(nameOf(component.chart, definition));
    }
  }

  /** The transitions that nothing exercised. */
  missing(): string[] {
    return [...this.transitions()].filter((name) => !this.taken.has(name));
  }

  /** All that the charts have. */
  transitions(): Transitions {
    return new Set([...this.charts.values()].flatMap(transitionsOf));
  }
}

/** Every transition of a chart. */
const transitionsOf = (chart: AnyStateMachine): string[] => {
  const visit = (node: AnyStateNode): string[] => [
    ...[...node.transitions.values()].flat().map((definition) => nameOf(chart, definition)),
    ...Object.values(node.states).flatMap(visit),
  ];
  return visit(chart.root);
};

/** Of several transitions for one event the guards decide: they are told apart by their place. */
const nameOf = (chart: AnyStateMachine, definition: Definition): string => {
  const { source, eventType, target } = definition;
  const place = (source.transitions.get(eventType) ?? []).indexOf(definition as never);
  const from = source.path.join('.') || '(any)';
  const to = target?.map(({ path }) => path.join('.')).join() ?? '(stays)';
  return `${chart.id}: ${from} --${eventType}${place > 0 ? ` (${place + 1})` : ''}--> ${to}`;
};
