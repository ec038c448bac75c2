import type { Compiled, CompiledWait, Watch } from '../compile/compiled.ts';
import { unitsRead } from './product.ts';

/**
 * Where something waits for the goal of a law about single units, as if the law were broken there: its trigger holds,
 * and its goal does not. None for laws whose trigger or goal reads several units.
 */
export const waitWatches = (compiled: Compiled): Watch[] =>
  compiled.triggers.flatMap((trigger): Watch[] => {
    const goals = compiled.goals.filter(
      ({ law, subject }) => law === trigger.law && subject === trigger.subject,
    );
    const units = new Set([trigger, ...goals].flatMap((condition) => unitsRead(compiled, condition)));
    const [unit] = units;
    if (unit === undefined || units.size > 1) return [];
    const waiting = Uint8Array.from({ length: compiled.units[unit]!.size }, (_, local) =>
      holdsIn(trigger, unit, local) && !goals.some((goal) => holdsIn(goal, unit, local)) ? 1 : 0,
    );
    const allow = compiled.units.map((_, at) => (at === unit ? waiting : undefined));
    return [{ allow, counts: [], law: trigger.law, what: 'broken' }];
  });

const holdsIn = ({ allow }: CompiledWait, unit: number, local: number): boolean => allow[unit]?.[local] !== 0;
