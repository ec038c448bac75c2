import { all } from './guard.ts';
import type { Fairness, Rule, RuleBody, RuleChange, RuleHandle } from './rule.ts';
import type { Identified } from './system.ts';

/** A rule about some members, before anything is changed. */
export type RuleInstance = {
  readonly handle: RuleHandle;
  readonly members: readonly Identified[];
  readonly body: RuleBody;
  readonly facts: object;
  readonly actor: string;
  readonly fair: Fairness;
};

/** The rule as the system has it. */
export const ruleOf = (
  { handle, members, body, facts, actor, fair }: RuleInstance,
  change: RuleChange<Identified[]> | undefined,
  urgent: number | undefined,
): Rule => {
  const { when = [], then } = change ? change(body, ...members) : body;
  return {
    name: handle.name,
    args: members.map(({ id }) => id),
    about: members.map(({ name }) => name),
    actor,
    fair,
    urgent,
    when: all(...when),
    then,
    facts,
  };
};
