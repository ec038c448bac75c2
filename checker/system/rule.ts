import type { Effect } from './effect.ts';
import type { Guard } from './guard.ts';

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
};

/** `bind(2,1)` */
export const instanceName = (rule: Pick<Rule, 'name' | 'args'>): string =>
  rule.args.length ? `${rule.name}(${rule.args.join(',')})` : rule.name;

export type RuleBody = { readonly when?: readonly Guard[]; readonly then: readonly Effect[] };
