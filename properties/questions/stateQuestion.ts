import type { Law } from '../../checker/laws/law.ts';
import { any, not } from '../../checker/system/guard.ts';
import type { System } from '../../checker/system/system.ts';
import { type Formula, formulaOf, negated } from './formula.ts';
import { countsIn, guardOf, isUp } from './guards.ts';
import { jointQuestion } from './jointQuestion.ts';
import type { AskedNames } from './names.ts';
import { split } from './pieces.ts';
import type { Read } from './readQuestion.ts';
import { isIn, viewOf } from './records.ts';
import { isSimple } from './simpleGuard.ts';

/** Judged in every state: tabulated for each thing, counted, or over all at once, whichever reads least. */
export const stateQuestion = (
  kind: 'always' | 'never',
  id: string,
  { tree }: Read,
  system: System,
  names: AskedNames,
): Law => {
  const found = formulaOf(tree);
  const formula = found && (kind === 'never' ? negated(found) : found);
  const up = kind === 'always' ? isUp(system) : undefined;
  const guard = formula && guardOf(formula, system, names);
  if (formula && !up) {
    const ofEach = eachLaw(id, formula, names);
    if (ofEach) return ofEach;
  }
  const holds = guard && (up ? any(not(up), guard) : guard);
  if (holds && isSimple(not(holds))) return { kind: 'invariant', id, holds, ...(up && { witness: up }) };
  return jointQuestion(id, split(tree), kind === 'always', up !== undefined, names);
};

/** What is asked of each thing of one kind by itself. */
const eachLaw = (id: string, formula: Formula, names: AskedNames): Law | undefined => {
  const tests = formula.kind === 'and' ? formula.parts : [formula];
  const counts = tests.flatMap((test) => {
    const [term, ...others] = test.kind === 'count' ? test.terms : [];
    const isNone = test.kind === 'count' && (test.least ?? 0) <= 0 && test.most === 0;
    return isNone && term && others.length === 0 && term.factor === 1 ? [term.count] : [];
  });
  const [first] = counts;
  if (!first || counts.length < tests.length || counts.some(({ kind }) => kind !== first.kind))
    return undefined;
  const broken = counts.map((count) => countsIn(count, names));
  return {
    kind: 'state',
    id,
    of: viewOf(
      first.kind,
      counts.some(({ readsNode }) => readsNode),
    ),
    holds: (view: object) => !broken.some((counted) => counted(view)),
    witness: (view: object) => counts.some(({ list }) => isIn(list, view)),
  } as Law;
};
