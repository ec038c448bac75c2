import { pace } from '../budget/pace.ts';
import { assemble } from '../compile/assemble.ts';
import { withLaws } from '../compile/keptLaws.ts';
import type { Tabulated } from '../compile/tabulate.ts';
import { isLiveness, type Law } from '../laws/law.ts';
import type { System } from '../system/system.ts';
import { exerciseAlongWays } from './exercise.ts';
import { exercising } from './exercising.ts';
import { localAnswers } from './localAnswers.ts';
import { localLiveness } from './localLiveness.ts';
import { runAtRandom } from './randomRuns.ts';
import { WatchedRun } from './watchedRun.ts';

/** What is known of laws before any search of the whole system. */
export type SettledLaws = {
  /** by id: true of every state, step or fair run, whatever happens to all other units */
  readonly settled: ReadonlyMap<string, 'holds' | 'unexercised'>;
  /**
   * Those that only a search decides. Of a law of whole runs that holds, but was not seen to be put to the test, what is
   * left is a law about states under its name, which is exercised where something waits for its goal.
   */
  readonly open: readonly Law[];
};

export type SettlingOptions = {
  /** merge joint states of a group that rules and laws cannot tell apart */
  readonly reduce?: boolean;
  /** the system whose runs are followed, if what was tabulated allows more than it does */
  readonly system?: System;
  /** told of each law that is known to hold, also where a limit ends the work early */
  readonly onHolds?: (law: string) => void;
};

/**
 * Judges each law on what it reads: laws about one unit on the tables of that unit, laws of whole runs on their units
 * and what these depend on. That a law was put to the test is told from runs of the whole system: random ones, and
 * such as follow a way that the law's unit can go. Where they do not meet its witness, though it is not excluded, a
 * search has to say.
 */
export const settledLaws = (
  tabulated: Tabulated,
  { reduce = true, system = tabulated.system, onHolds = () => {} }: SettlingOptions = {},
): SettledLaws => {
  const unbroken = unbrokenLaws(tabulated, reduce);
  const inQuestion = unbroken.flatMap(({ law, never }) => (never ? [] : [law]));
  const run = new WatchedRun(system, inQuestion);
  const excluded = exercised(tabulated, inQuestion, run, reduce, onHolds);
  const settled = new Map<string, 'holds' | 'unexercised'>();
  const left = new Map<string, Law>();
  for (const { law, never } of unbroken) {
    const question = isLiveness(law) ? exercising(law, system) : law;
    if (run.exercised.has(law.id)) settled.set(law.id, 'holds');
    else if (never || excluded.has(law.id) || !question) settled.set(law.id, 'unexercised');
    else left.set(law.id, question);
  }
  const open = tabulated.laws.flatMap((law) => (settled.has(law.id) ? [] : [left.get(law.id) ?? law]));
  return { settled, open };
};

/** Lets runs put laws to the test; gives the ids of those that none ever does. */
const exercised = (
  tabulated: Tabulated,
  laws: readonly Law[],
  run: WatchedRun,
  reduce: boolean,
  onHolds: (law: string) => void,
): ReadonlySet<string> => {
  try {
    runAtRandom(run, laws.length);
    return exerciseAlongWays(tabulated, laws, run, reduce);
  } finally {
    for (const law of run.exercised) onHolds(law);
  }
};

/** `never`: nothing puts it to the test either */
type Unbroken = { readonly law: Law; readonly never: boolean };

const unbrokenLaws = (tabulated: Tabulated, reduce: boolean): Unbroken[] => {
  const answers = localAnswers(tabulated);
  return tabulated.laws.flatMap((law, index): Unbroken[] => {
    const { broken, witnessed } = answers[index]!;
    pace(index, 'laws judged');
    if (!isLiveness(law)) return broken ? [] : [{ law, never: !witnessed }];
    const local = localLiveness(assemble(withLaws(tabulated, [law]), reduce), law);
    return local ? [{ law, never: local === 'vacuous' }] : [];
  });
};
