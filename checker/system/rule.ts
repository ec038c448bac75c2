import type { Effect } from './effect.ts';
import type { Guard } from './guard.ts';
import type { Identified } from './system.ts';

export type Fairness = boolean | 'strong';

/** A guarded command: one atomic step that an actor may take. */
export type Rule = {
  /** the name that all instances share: `bind` */
  readonly name: string;
  /** whom this instance is about, as ids: pod 2, node 1 */
  readonly args: readonly number[];
  /** names of `args`, for people: `pod[2], node[1]` */
  readonly about: readonly string[];
  readonly actor: string;
  /**
   * A (weakly) fair instance does not stay enabled for ever without happening; a strongly fair one is not
   * enabled again and again for ever without happening.
   */
  readonly fair: Fairness;
  /** urgent rules happen within the step that enables them, lowest rank first, and are never stored */
  readonly urgent: number | undefined;
  readonly when: Guard;
  readonly then: readonly Effect[];
  /** what else is known of it: whoever composes the system says what, and the checker hands it on to laws */
  readonly facts: object;
};

/** `bind(2,1)` */
export const instanceName = (rule: Pick<Rule, 'name' | 'args'>): string =>
  rule.args.length ? `${rule.name}(${rule.args.join(',')})` : rule.name;

/** A rule as it is written down once, whatever its name: `M` are the members that each instance is about. */
export type RuleHandle<M extends readonly Identified[] = never> = {
  readonly name: string;
  readonly body: (...members: M) => RuleBody;
};

/** What an instance of a rule becomes instead, made from the right body and the members that it is about. */
export type RuleChange<M extends readonly Identified[]> = (body: RuleBody, ...members: M) => RuleBody;

export type RuleBody = { readonly when?: readonly Guard[]; readonly then: readonly Effect[] };
