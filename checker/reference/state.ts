import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { Guard } from '../system/guard.ts';
import { RuleRun, type Taken } from './ruleRun.ts';

/** A state of the system, unpacked: the snapshot of every component. */
export type SystemState = readonly AnyMachineSnapshot[];

/**
 * Runs a system on its xstate charts directly: the definition that tables and generated code are held to.
 * Steps of charts are remembered, since xstate is slow; nothing else is.
 */
export class ReferenceRun extends RuleRun<AnyMachineSnapshot> {
  private readonly known = new Map<AnyComponent['chart'], Map<string, ReturnType<typeof step>>>();

  holds(guard: Guard, state: SystemState): boolean {
    return holds(guard, state);
  }

  protected first(): SystemState {
    return this.system.components.map(initialSnapshot);
  }

  protected take({ component, event }: Effect, state: SystemState): Taken<AnyMachineSnapshot> | undefined {
    const snapshot = state[component.index]!;
    const ofChart = this.known.get(component.chart) ?? new Map<string, ReturnType<typeof step>>();
    this.known.set(component.chart, ofChart);
    const key = `${stateKey(snapshot)}${eventKey(event)}`;
    if (!ofChart.has(key)) ofChart.set(key, step(component, snapshot, event as EventObject));
    const taken = ofChart.get(key);
    return taken && { to: taken.snapshot, emits: taken.emits };
  }
}

/** Does a guard hold in a state? */
export const holds = (guard: Guard, state: SystemState): boolean => {
  switch (guard.kind) {
    case 'is':
      return guard.predicate(state[guard.component.index]!) === guard.wanted;
    case 'together':
      return guard.predicate(...guard.components.map(({ index }) => state[index]!)) === guard.wanted;
    case 'count': {
      const sum = guard.terms.reduce(
        (total, { component, weight }) => total + weight(state[component.index]!),
        0,
      );
      return sum >= guard.least && sum <= guard.most;
    }
    case 'all':
      return guard.guards.every((part) => holds(part, state));
    case 'any':
      return guard.guards.some((part) => holds(part, state));
  }
};
