import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';
import type { Effect } from './effect.ts';
import type { Guard } from './guard.ts';

/** A question about one component's snapshot. It must be a pure function of `value` and `context`. */
export type Predicate<M extends AnyStateMachine> = (snapshot: SnapshotFrom<M>) => boolean;

/** What the compiler needs of a component, whatever its chart. */
export type AnyComponent = {
  readonly name: string;
  /** from 1, within the family or group that it belongs to */
  readonly id: number;
  /** from 0, within the system */
  readonly index: number;
  readonly chart: AnyStateMachine;
  readonly input: unknown;
  /** the group whose joint states it shares, if any */
  readonly group: string | undefined;
};

/** One instance of a chart in the system. */
export class Component<M extends AnyStateMachine> implements AnyComponent {
  readonly name: string;
  readonly id: number;
  readonly index: number;
  readonly chart: M;
  readonly input: unknown;
  readonly group: string | undefined;

  constructor(fields: { name: string; id: number; index: number; chart: M; input: unknown; group?: string }) {
    this.name = fields.name;
    this.id = fields.id;
    this.index = fields.index;
    this.chart = fields.chart;
    this.input = fields.input;
    this.group = fields.group;
  }

  /** guard: the snapshot of this component satisfies the predicate */
  is(predicate: Predicate<M>): Guard {
    return { kind: 'is', component: this, predicate: predicate as SomePredicate, wanted: true };
  }

  /** guard: the snapshot of this component does not satisfy the predicate */
  isNot(predicate: Predicate<M>): Guard {
    return { kind: 'is', component: this, predicate: predicate as SomePredicate, wanted: false };
  }

  /** a mandatory partner: the rule is enabled only if this chart can take the event */
  send(event: EventFromLogic<M>): Effect {
    return { component: this, event: event as Effect['event'], mandatory: true };
  }

  /** a bystander: it takes the event if it can */
  tell(event: EventFromLogic<M>): Effect {
    return { component: this, event: event as Effect['event'], mandatory: false };
  }
}

export type SomePredicate = (snapshot: AnyMachineSnapshot) => boolean;
