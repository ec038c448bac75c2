import type { Guard } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';

/** Who acted in a step, for laws that care. */
export type Step = Pick<Rule, 'name' | 'args' | 'actor' | 'facts'>;

/** The same but for whom it was about: laws over one view see that by the view. */
export type Acting = Omit<Step, 'args'>;

/** True in every state, of one view of a kind. */
export type StateLaw = {
  readonly kind: 'state';
  readonly id: string;
  readonly of: string;
  readonly holds: (view: never) => boolean;
  /** a state in which the law is really exercised */
  readonly witness?: (view: never) => boolean;
};

/** True of every step, of one view of a kind, before and after. Steps that leave the view alone are not judged. */
export type StepLaw = {
  readonly kind: 'step';
  readonly id: string;
  readonly of: string;
  readonly holds: (before: never, after: never, step: Acting) => boolean;
  readonly witness?: (before: never, after: never, step: Acting) => boolean;
};

/** True in every state, over counts and single components: written with the guards of rules. */
export type InvariantLaw = {
  readonly kind: 'invariant';
  readonly id: string;
  readonly holds: Guard;
  readonly witness?: Guard;
};

/**
 * True in every state, or whenever a rule happens of which `when` holds (then judged on the state before it, with
 * the step): over what it declares to see of many views. `sees` keeps the observed part small: its values are
 * compared as JSON.
 */
export type JointLaw = {
  readonly kind: 'joint';
  readonly id: string;
  readonly sees: readonly { readonly of: string; readonly what: (view: never) => unknown }[];
  readonly when?: (rule: Step) => boolean;
  readonly holds: (seen: readonly (readonly unknown[])[], step: Step | undefined) => boolean;
  readonly witness?: (seen: readonly (readonly unknown[])[], step: Step | undefined) => boolean;
};

/**
 * True of every fair run: from some point on `goal` holds for ever (`always: true`), or it is reached at
 * least once. Fairness is that of the rules.
 */
export type EventuallyLaw = {
  readonly kind: 'eventually';
  readonly id: string;
  readonly goal: Guard;
  readonly always: boolean;
};

/** True of every fair run: again and again, `goal` is reached. */
export type AlwaysEventuallyLaw = {
  readonly kind: 'always eventually';
  readonly id: string;
  readonly goal: Guard;
};

/** True of every fair run: whenever `trigger` holds, `goal` holds then or is reached later. */
export type LeadsToLaw = {
  readonly kind: 'leads to';
  readonly id: string;
  readonly trigger: Guard;
  readonly goal: Guard;
};

/** The same, of each view of a kind by itself. */
export type EachLeadsToLaw = {
  readonly kind: 'each leads to';
  readonly id: string;
  readonly of: string;
  readonly trigger: (view: never) => boolean;
  readonly goal: (view: never) => boolean;
};

/** True of every fair run: again and again, each condition of a kind holds. The system says what the conditions are. */
export type EachAlwaysEventuallyLaw = {
  readonly kind: 'each always eventually';
  readonly id: string;
  readonly of: string;
};

/** Laws of whole runs: no single state or step breaks them. */
export type LivenessLaw =
  | EventuallyLaw
  | AlwaysEventuallyLaw
  | LeadsToLaw
  | EachLeadsToLaw
  | EachAlwaysEventuallyLaw;

export type Law = StateLaw | StepLaw | InvariantLaw | JointLaw | LivenessLaw;

export const isLiveness = (law: Law): law is LivenessLaw =>
  law.kind === 'eventually' ||
  law.kind === 'always eventually' ||
  law.kind === 'leads to' ||
  law.kind === 'each leads to' ||
  law.kind === 'each always eventually';
