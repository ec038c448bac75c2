import type { FlatRule } from '../compile/flatRule.ts';
import type { Tabulated } from '../compile/tabulate.ts';
import { membersOf, type Unit } from '../compile/unit.ts';
import type { JointLaw } from '../laws/law.ts';
import type { LocalAnswer } from './localAnswers.ts';
import { forAllReadings, type Possible, type UnitSight } from './readings.ts';

/** a joint law that has to be asked more often than this is left to the search */
const readingLimit = 5_000;

/**
 * What a joint law says of everything that it may see of the units, whether or not it ever comes together, as far as it
 * reads it. A law that is judged when rules happen is asked only about local states that allow the rule, and only where
 * the rule's counts can be right. `undefined` if it has to be asked too often, or throws.
 */
export const jointAnswer = (tabulated: Tabulated, law: number): LocalAnswer | undefined => {
  try {
    return answerTo(tabulated, law);
  } catch {
    // a law need not have an answer to what never comes together
    return undefined;
  }
};

const answerTo = (tabulated: Tabulated, law: number): LocalAnswer | undefined => {
  const { sees, when, holds, witness } = tabulated.laws[law] as JointLaw;
  const occasions = when ? [...tabulated.rules.keys()].filter((at) => when(tabulated.rules[at]!.rule)) : [-1];
  const answer = { broken: false, witnessed: false };
  let left = readingLimit;
  for (const rule of occasions) {
    const flat = tabulated.rules[rule];
    const shown = shownOf(tabulated, law, rule);
    if (shown.some(({ sights }) => sights.length === 0)) continue;
    const isComplete = forAllReadings(
      shown.map(({ sights }) => sights),
      sees.length,
      left,
      (seen, possible) => {
        left -= 1;
        const breaks = !holds(seen, flat?.rule);
        const witnesses = witness?.(seen, flat?.rule) !== false;
        if ((answer.broken || !breaks) && (answer.witnessed || !witnesses)) return;
        if (flat && !mayCount(flat, shown, possible())) return;
        answer.broken ||= breaks;
        answer.witnessed ||= witnesses;
      },
    );
    if (!isComplete) return undefined;
  }
  return answer;
};

/** What a law may see of a unit, and by sight and count of the rule, the least and the most that the unit adds to it. */
type Shown = { readonly sights: readonly UnitSight[]; readonly adds: readonly (readonly Range[])[] };
type Range = readonly [least: number, most: number];

/** What a law may see of each unit in local states that allow a rule; in all of them, if there is none. */
const shownOf = (tabulated: Tabulated, law: number, rule: number): Shown[] =>
  tabulated.units.map(({ unit, judgement }) => {
    const seen = judgement.seen.filter((entry) => entry.law === law);
    const position = rule < 0 ? -1 : unit.rules.indexOf(rule);
    const weights = (tabulated.rules[rule]?.counts ?? []).map(({ counter }) =>
      unit.components.map((index) => tabulated.counters[counter]!.weights.get(index)),
    );
    const sights = new Map<string, { readonly sight: UnitSight; adds: Range[] }>();
    for (let local = 0; local < unit.size; local++) {
      if (position >= 0 && !allows(unit, local, position)) continue;
      const members = membersOf(unit, local);
      const adds = weights.map((ofUnit) =>
        ofUnit.reduce((sum, weight, at) => sum + (weight?.[members[at]!] ?? 0), 0),
      );
      const key = seen.map(({ ids }) => ids[local]).join();
      const known = sights.get(key);
      if (!known) {
        const sight = seen.map(({ part, values, ids }) => ({ part, value: values[ids[local]!] }));
        sights.set(key, { sight, adds: adds.map((value) => [value, value]) });
      } else {
        known.adds = known.adds.map(([least, most], at) => [
          Math.min(least, adds[at]!),
          Math.max(most, adds[at]!),
        ]);
      }
    }
    const all = [...sights.values()];
    return { sights: all.map(({ sight }) => sight), adds: all.map(({ adds }) => adds) };
  });

const allows = ({ edges: { offsets, rules } }: Unit, local: number, position: number): boolean =>
  rules.subarray(offsets[local]!, offsets[local + 1]!).includes(position);

/** Can all counts of a rule be right where these sights are possible? */
const mayCount = ({ counts }: FlatRule, shown: readonly Shown[], possible: Possible): boolean =>
  counts.every(({ least, most }, at) => {
    let [low, high] = [0, 0];
    shown.forEach(({ adds }, unit) => {
      low += Math.min(...possible[unit]!.map((sight) => adds[sight]![at]![0]));
      high += Math.max(...possible[unit]!.map((sight) => adds[sight]![at]![1]));
    });
    return high >= least && low <= most;
  });
