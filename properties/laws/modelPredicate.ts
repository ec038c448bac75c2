import type {
  EachAlwaysEventuallyLaw,
  EachLeadsToLaw,
  JointLaw,
  StateLaw,
  StepLaw,
} from '../../checker/laws/law.ts';

type Nameless<L> = L extends unknown ? Omit<L, 'id'> : never;

/** How a law is judged of the models: of every state, of every step, of many views at once, or of every fair run. */
export type ModelPredicate = Nameless<
  StateLaw | StepLaw | JointLaw | EachLeadsToLaw | EachAlwaysEventuallyLaw
>;

type StepOf = Parameters<StepLaw['holds']>[2];

/** True in every state, of each view of a kind; `witness`: a state in which that is really put to the test. */
export const everyState = <V>(predicate: {
  readonly of: string;
  readonly holds: (view: V) => boolean;
  readonly witness: (view: V) => boolean;
}): ModelPredicate => ({ ...predicate, kind: 'state' }) as ModelPredicate;

/** True of every step that changes a view of a kind; `witness`: a step that really puts it to the test. */
export const everyStep = <V>(predicate: {
  readonly of: string;
  readonly holds: (before: V, after: V, step: StepOf) => boolean;
  readonly witness: (before: V, after: V, step: StepOf) => boolean;
}): ModelPredicate => ({ ...predicate, kind: 'step' }) as ModelPredicate;

/** True of many views at once, in every state, or whenever one of the rules of `when` happens. */
export const overViews = (predicate: Omit<JointLaw, 'id' | 'kind'>): ModelPredicate => ({
  ...predicate,
  kind: 'joint',
});

/** Of each view of a kind: whenever the trigger holds, the goal is reached, on every fair run. */
export const leadsTo = <V>(predicate: {
  readonly of: string;
  readonly trigger: (view: V) => boolean;
  readonly goal: (view: V) => boolean;
}): ModelPredicate => ({ ...predicate, kind: 'each leads to' }) as ModelPredicate;

/** On every fair run each condition of a kind, as the model states it, is met again and again. */
export const againAndAgain = (of: string): ModelPredicate => ({ kind: 'each always eventually', of });
