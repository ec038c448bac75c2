import { assemble } from '../compile/assemble.ts';
import type { Compiled } from '../compile/compiled.ts';
import { brokenWhereExercised } from '../compile/keptLaws.ts';
import type { Tabulated } from '../compile/tabulate.ts';
import type { Law } from '../laws/law.ts';
import { instanceName } from '../system/rule.ts';
import { followPath } from './followedPath.ts';
import type { WatchedRun } from './watchedRun.ts';
import { witnessWays } from './witnessWays.ts';

/** ways are looked for so often, each time without the rules that did not happen in the whole system */
const rounds = 8;

/**
 * Puts laws to the test that a run has not met: finds ways that their units can go, and follows them in the whole
 * system. Gives the ids of those that are never put to the test, since no unit can ever show their witness.
 */
export const exerciseAlongWays = (
  tabulated: Tabulated,
  laws: readonly Law[],
  run: WatchedRun,
  reduce: boolean,
): ReadonlySet<string> => {
  const never = new Set<string>();
  let left = laws.filter(({ id }) => !run.exercised.has(id));
  const stuck = new Set<string>();
  for (let round = 0; round < rounds && left.length > 0; round++) {
    const compiled = assemble(brokenWhereExercised(tabulated, left), reduce);
    const { ways, unknown } = witnessWays(withoutRules(compiled, stuck));
    const known = stuck.size;
    left.forEach(({ id }, law) => {
      if (!ways.has(law) && !unknown.has(law) && known === 0) never.add(id);
      for (const way of ways.get(law) ?? []) {
        const rule = run.exercised.has(id) ? undefined : followPath(run, way);
        if (rule !== undefined) stuck.add(rule);
      }
    });
    left = left.filter(({ id }) => !run.exercised.has(id) && !never.has(id));
    if (stuck.size === known) break;
  }
  return never;
};

/** Without the rules of which one of these instances could not happen, whoever they are about. */
const withoutRules = (compiled: Compiled, stuck: ReadonlySet<string>): Compiled => {
  const names = new Set(
    compiled.rules.flatMap(({ rule }) => (stuck.has(instanceName(rule)) ? [rule.name] : [])),
  );
  return { ...compiled, rules: compiled.rules.filter(({ rule }) => !names.has(rule.name)) };
};
