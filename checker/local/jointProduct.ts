import type { FlatRule } from '../compile/flatRule.ts';
import type { Seen } from '../compile/judgeUnit.ts';
import type { Tabulated, TabulatedUnit } from '../compile/tabulate.ts';
import type { JointLaw } from '../laws/law.ts';
import type { LocalAnswer } from './localAnswers.ts';

/** more combinations of what a joint law sees than this are not gone through: it is left to the search */
export const combinationLimit = 2_000;

/**
 * What a joint law says of every combination of what it sees of the units, whether or not they ever come together.
 * A law that is judged when rules happen is asked only about local states that allow the rule. `undefined` if there
 * are too many combinations.
 */
export const jointAnswer = (tabulated: Tabulated, law: number): LocalAnswer | undefined => {
  const { sees, when, holds, witness } = tabulated.laws[law] as JointLaw;
  const occasions: (FlatRule | undefined)[] = when
    ? tabulated.rules.filter(({ rule }) => when(rule))
    : [undefined];
  const choices = occasions.map((flat) =>
    tabulated.units.map((unit) => sightsOf(unit, law, flat && tabulated.rules.indexOf(flat))),
  );
  const combinations = choices.map((ofUnits) => ofUnits.reduce((product, { length }) => product * length, 1));
  if (combinations.reduce((sum, count) => sum + count, 0) > combinationLimit) return undefined;
  const answer = { broken: false, witnessed: false };
  occasions.forEach((flat, at) => {
    for (const combination of productOf(choices[at]!)) {
      const seen = sees.map((_, part) =>
        combination.flatMap((sight) => sight.flatMap((each) => (each.part === part ? [each.value] : []))),
      );
      answer.broken ||= !holds(seen, flat?.rule);
      answer.witnessed ||= witness?.(seen, flat?.rule) !== false;
    }
  });
  return answer;
};

/** What a law sees of one unit at a time: a value for each of its views there. */
type UnitSight = readonly { readonly part: number; readonly value: unknown }[];

/** The different things that a law may see of a unit, in all local states or in those that allow a rule. */
const sightsOf = ({ unit, judgement }: TabulatedUnit, law: number, rule: number | undefined): UnitSight[] => {
  const seen = judgement.seen.filter((entry) => entry.law === law);
  const position = rule === undefined ? -1 : unit.rules.indexOf(rule);
  const sights = new Map<string, UnitSight>();
  for (let local = 0; local < unit.size; local++) {
    if (position >= 0 && !unit.edges[local]!.rules.includes(position)) continue;
    sights.set(
      seen.map(({ ids }) => ids[local]).join(),
      seen.map((entry) => sightIn(entry, local)),
    );
  }
  return [...sights.values()];
};

const sightIn = ({ part, values, ids }: Seen, local: number): UnitSight[number] => ({
  part,
  value: values[ids[local]!],
});

function* productOf<T>(choices: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = choices;
  if (!first) yield [];
  else for (const choice of first) for (const others of productOf(rest)) yield [choice, ...others];
}
