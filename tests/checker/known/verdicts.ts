import { compile } from '../../../checker/compile/compile.ts';
import { deadlocksOf } from '../../../checker/deadlock/deadlocks.ts';
import { explore } from '../../../checker/explore/explore.ts';
import { isLiveness, type Law } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import type { System } from '../../../checker/system/system.ts';
import { verdictsOf } from '../../../checker/verdict/verdict.ts';

export type Known = { readonly system: System; readonly laws: readonly Law[] };

/** `holds`, `violated in 6`, … by law, and the number of deadlocks. */
export const verdicts = async ({ system, laws }: Known): Promise<{ [law: string]: string | number }> => {
  const compiled = compile(system, laws);
  const exploration = await explore(compiled);
  const liveness = new Set(laws.filter(isLiveness).map(({ id }) => id));
  const found: { [law: string]: string | number } = {
    deadlocks: deadlocksOf(compiled, exploration.search).count,
  };
  for (const verdict of verdictsOf(exploration)) {
    if (liveness.has(verdict.law)) continue;
    found[verdict.law] = verdict.verdict === 'violated' ? `violated in ${verdict.steps}` : verdict.verdict;
  }
  for (const answer of checkLiveness(compiled, exploration.search)) found[answer.law] = answer.verdict;
  return found;
};
