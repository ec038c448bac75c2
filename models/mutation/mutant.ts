import type { AnyStateMachine } from 'xstate';
import type { RuleChange, RuleHandle } from '../../checker/system/rule.ts';

/** A chart, and the wrong one that takes its place. */
export type ChartChange = {
  readonly chart: AnyStateMachine;
  readonly change: (chart: AnyStateMachine) => AnyStateMachine;
};

/** The rules of a model that a fault may be seeded in, under keys of their own. */
export type Rules = { readonly [key: string]: RuleHandle };

/**
 * A seeded fault: some rules or charts of a model, replaced by wrong ones. A law that no mutant breaks is not worth its
 * sentence.
 */
export type Mutant = {
  readonly name: string;
  /** what is wrong with the component, in one sentence */
  readonly says: string;
  /** the laws that it breaks */
  readonly breaks: readonly string[];
  /** by the key of a rule: the wrong body, made from the right one and the members that it is about */
  readonly rules?: { readonly [key: string]: RuleChange<never> };
  readonly charts?: readonly ChartChange[];
  /** the one name, `namespace/name`, that every Pod is given */
  readonly podName?: string;
};

/** A fault that may be seeded in these rules: the members of each have their types. */
export type MutantOf<R extends Rules> = Omit<Mutant, 'rules'> & {
  readonly rules?: {
    readonly [K in keyof R]?: R[K] extends RuleHandle<infer M> ? RuleChange<M> : never;
  };
};
