import type { AnyComponent } from './component.ts';

/** What a rule does to one component. All effects of a rule happen in one atomic step. */
export type Effect = {
  readonly component: AnyComponent;
  readonly event: { readonly type: string };
  /** `send`: the rule is enabled only if the chart can take the event; `tell`: it takes it if it can */
  readonly mandatory: boolean;
};

/** What a chart emits while it takes an event; reaches the others within the same step. */
export type Emission = { readonly type: string };
