import { instanceName, type Rule } from '../system/rule.ts';
import type { Identified, System } from '../system/system.ts';
import type { Choice } from '../trace/trace.ts';
import { choiceOf } from '../trace/trace.ts';

/**
 * A way of a system whose members come in any order, as a way of the system in which they come in their own: they are
 * called by other names, in the order in which they first take part. `undefined` if there are no such steps.
 */
export const inOwnOrder = (
  anyOrder: System,
  ownOrder: System,
  choices: readonly Choice[],
): Choice[] | undefined => {
  const rules = new Map(anyOrder.rules.map((rule) => [instanceName(rule), rule]));
  const own = new Map(ownOrder.rules.map((rule) => [keyOf(rule.name, rule.about), rule]));
  const names = new Map<string, string>();
  const families = cameInAnyOrder(anyOrder, ownOrder).map((family) => ({ family, open: [...family] }));
  const renamed = (name: string): string => {
    for (const { family, open } of families) {
      const member = family.find((each) => belongsTo(name, each));
      if (!member) continue;
      const as = names.get(member.name) ?? open.shift()!.name;
      names.set(member.name, as);
      return as + name.slice(member.name.length);
    }
    return name;
  };
  const found = choices.map(({ rule: name, args }) => {
    const rule = rules.get(instanceName({ name, args }))!;
    return own.get(keyOf(name, rule.about.map(renamed)));
  });
  return found.every((rule): rule is Rule => rule !== undefined) ? found.map(choiceOf) : undefined;
};

/** The families of which only one of two systems says that they are interchangeable. */
export const cameInAnyOrder = (anyOrder: System, ownOrder: System): (readonly Identified[])[] =>
  anyOrder.interchangeable.filter(
    ([first]) => !ownOrder.interchangeable.some(([known]) => known?.name === first?.name),
  );

/** Names of parts begin with the name of the member that they belong to. */
const belongsTo = (name: string, member: Identified): boolean =>
  name === member.name || name.startsWith(`${member.name}.`);

const keyOf = (name: string, about: readonly string[]): string => JSON.stringify([name, about]);
