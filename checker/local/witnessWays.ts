import type { Compiled } from '../compile/compiled.ts';
import { explored, withWhatBounds } from './dependencies.ts';
import { productOf, unitsRead } from './product.ts';
import { shapeOf } from './shape.ts';
import { waitWatches } from './waitWatches.ts';
import { type Way, wayTo } from './way.ts';

/** How units may come to put laws to the test. */
export type WitnessWays = {
  /** by the number of the law: shortest ways of single units and what they depend on */
  readonly ways: ReadonlyMap<number, readonly Way[]>;
  /** numbers of laws that may be put to the test in other ways, since not all were looked for */
  readonly unknown: ReadonlySet<number>;
};

/**
 * Looks for witnesses of laws about single units among all that a unit and what it depends on can do; `compiled` is
 * a system in which a law is broken where it is exercised. A law without a way that is not unknown never is.
 */
export const witnessWays = (compiled: Compiled): WitnessWays => {
  const ways = new Map<number, Way[]>();
  const unknown = new Set<number>();
  const shapes = new Set<string>();
  const waits = waitWatches(compiled);
  compiled.units.forEach((_, unit) => {
    const watches = waits.filter((watch) => unitsRead(compiled, watch).includes(unit));
    const noted = [...lawsNotedBy(compiled, unit), ...watches.map(({ law }) => law)];
    if (noted.length === 0) return;
    const kept = withWhatBounds(compiled, new Set([unit]));
    const product = productOf(compiled, kept, { laws: compiled.laws, goals: [], triggers: [], watches });
    const shape = product && shapeOf(product.compiled);
    if (shape && shapes.has(shape)) return;
    const search = product && explored(product.compiled);
    if (!search) {
      for (const law of noted) unknown.add(law);
      return;
    }
    shapes.add(shape!);
    search.findings().forEach(({ broken }, law) => {
      if (!broken) return;
      const way = wayTo(compiled, product, search, broken.state, broken.rule);
      ways.set(law, [...(ways.get(law) ?? []), way]);
    });
  });
  compiled.laws.forEach((law, number) => {
    const isAboutUnits =
      law.kind === 'state' || law.kind === 'step' || waits.some((wait) => wait.law === number);
    if (!isAboutUnits) unknown.add(number);
  });
  return { ways, unknown };
};

const lawsNotedBy = ({ units, rules, urgent, noteSets }: Compiled, unit: number): Set<number> => {
  const sets = new Set(units[unit]!.stateNotes);
  for (const { notes } of [...rules, ...urgent]) for (const set of notes[unit] ?? []) sets.add(set);
  return new Set([...sets].flatMap((set) => noteSets.all[set]!.map(({ law }) => law)));
};
