import { flatsOf, type Tabulated } from '../compile/tabulate.ts';
import { isLiveness } from '../laws/law.ts';
import { jointAnswer } from './jointProduct.ts';

/** Whether a law may be broken, and whether it may be put to the test. `false` is certain, `true` is not. */
export type LocalAnswer = { readonly broken: boolean; readonly witnessed: boolean };

/**
 * What the tables of single units say of each law: units are enumerated under any environment, so what is in no
 * table never happens, however many others there are. Laws of whole runs are not judged here.
 */
export const localAnswers = (tabulated: Tabulated): LocalAnswer[] => {
  const noted = notedIn(tabulated);
  return tabulated.laws.map((law, index) => {
    if (isLiveness(law)) return { broken: true, witnessed: true };
    if (law.kind === 'joint') return jointAnswer(tabulated, index) ?? { broken: true, witnessed: true };
    return {
      broken: noted.has(`${index} broken`),
      witnessed: noted.has(`${index} witnessed`) || (law.kind === 'invariant' && !law.witness),
    };
  });
};

/** Every note that some local state, step or condition of the tables carries, as `law what`. */
const notedIn = (tabulated: Tabulated): Set<string> => {
  const { rules, watches, noteSets } = tabulated;
  const sets = new Set<number>();
  for (const { judgement } of tabulated.units) {
    for (const set of judgement.stateNotes) sets.add(set);
    for (const set of judgement.stepNotes) sets.add(set);
  }
  const possible = possibleFlats(tabulated);
  const noted = new Set(
    [...sets].flatMap((set) => noteSets.all[set]!.map(({ law, what }) => `${law} ${what}`)),
  );
  watches.forEach(({ law, what }, at) => {
    if (possible.has(rules.length + at)) noted.add(`${law} ${what}`);
  });
  return noted;
};

/** The flat rules and conditions that every unit allows in some local state. */
const possibleFlats = (tabulated: Tabulated): Set<number> => {
  const possible = new Set(flatsOf(tabulated).keys());
  for (const { unit } of tabulated.units) {
    const allowed = new Set(unit.edges.rules);
    unit.rules.forEach((flat, position) => {
      if (!allowed.has(position)) possible.delete(flat);
    });
  }
  return possible;
};
