import type { Law } from '../../checker/laws/law.ts';
import { any } from '../../checker/system/guard.ts';
import type { System } from '../../checker/system/system.ts';
import { formulaOf } from './formula.ts';
import { guardOf, isShort } from './guards.ts';
import type { AskedNames } from './names.ts';
import type { Read } from './readQuestion.ts';
import { isSimple } from './simpleGuard.ts';

/** Judged of whole fair runs. */
export const runQuestion = (
  id: string,
  when: Read,
  then: Read | undefined,
  system: System,
  names: AskedNames,
): Law | undefined => {
  const guards = [when, ...(then ? [then] : [])].map(({ tree }) => {
    const formula = formulaOf(tree);
    const guard = formula && guardOf(formula, system, names);
    return guard && isSimple(guard) ? guard : undefined;
  });
  const [first, second] = guards;
  if (!first || (then && !second)) return undefined;
  const goal = any(second ?? first, isShort(system));
  return then ? { kind: 'leads to', id, trigger: first, goal } : { kind: 'always eventually', id, goal };
};
