import type { AnyStateMachine } from 'xstate';
import type { RuleBody } from '../../checker/system/rule.ts';
import type { Identified } from '../../checker/system/system.ts';

/**
 * A seeded fault: some rules of the cluster, by name, or some charts, by id, replaced by wrong ones. A law that no mutant breaks is
 * not worth its sentence.
 */
export type Mutant = {
  readonly name: string;
  /** what is wrong with the component, in one sentence */
  readonly says: string;
  /** the laws that it breaks */
  readonly breaks: readonly string[];
  /** by rule name: the wrong body, made from the right one and the members that it is about */
  readonly rules?: { readonly [rule: string]: (body: RuleBody, ...members: Identified[]) => RuleBody };
  /** by chart id: the wrong chart, made from the right one */
  readonly charts?: { readonly [chart: string]: (chart: AnyStateMachine) => AnyStateMachine };
  /** the one name, `namespace/name`, that every Pod is given */
  readonly podName?: string;
};
