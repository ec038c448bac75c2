import type { Law } from '../../checker/laws/law.ts';
import { any, type Guard } from '../../checker/system/guard.ts';
import type { System } from '../../checker/system/system.ts';
import { formulaOf } from './formula.ts';
import { guardOf, isShort } from './guards.ts';
import type { AskedNames } from './names.ts';
import type { Read } from './readQuestion.ts';
import { isSimple } from './simpleGuard.ts';

/**
 * Judged of whole fair runs. `undefined`: it cannot be, or becomes too many conditions for tables; one that is only read
 * may be of any size.
 */
export const runQuestion = (
  id: string,
  when: Read,
  then: Read | undefined,
  system: System,
  names: AskedNames,
  isOnlyRead: boolean,
): Law | undefined => {
  const guardsOf = (isCounted: boolean): readonly (Guard | undefined)[] =>
    [when, ...(then ? [then] : [])].map(({ tree }) => {
      const formula = formulaOf(tree);
      return formula && guardOf(formula, system, names, isCounted);
    });
  const lawOf = ([first, second]: readonly (Guard | undefined)[]): Law | undefined => {
    if (!first || (then && !second)) return undefined;
    const goal = any(second ?? first, isShort(system));
    if (!isOnlyRead && !(isSimple(first) && isSimple(second ?? first))) return undefined;
    return then ? { kind: 'leads to', id, trigger: first, goal } : { kind: 'always eventually', id, goal };
  };
  return lawOf(guardsOf(false)) ?? lawOf(guardsOf(true));
};
