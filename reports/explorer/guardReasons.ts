import { holds, type SystemState } from '../../checker/reference/state.ts';
import type { Guard } from '../../checker/system/guard.ts';
import type { ReadField } from './readFields.ts';
import { stateWords } from './stateWords.ts';

/** counts beyond this are no limits */
const unlimited = 1e12;

/** What decides a guard in a state: the parts that make it false, or, where it holds, all of them. */
export const guardReasons = (guard: Guard, state: SystemState): readonly ReadField[] => {
  switch (guard.kind) {
    case 'all': {
      const failing = guard.guards.filter((part) => !holds(part, state));
      return (failing.length > 0 ? failing : guard.guards).flatMap((part) => guardReasons(part, state));
    }
    case 'any': {
      const holding = guard.guards.filter((part) => holds(part, state));
      return (holding.length > 0 ? holding : guard.guards).flatMap((part) => guardReasons(part, state));
    }
    case 'is':
      return [{ field: guard.component.name, value: stateWords(state[guard.component.index]!) }];
    case 'together':
      return guard.components.map(({ name, index }) => ({ field: name, value: stateWords(state[index]!) }));
    case 'count': {
      const counted = guard.terms
        .map(({ component, weight }) => ({ name: component.name, adds: weight(state[component.index]!) }))
        .filter(({ adds }) => adds !== 0);
      const sum = counted.reduce((total, { adds }) => total + adds, 0);
      const limits = [
        guard.least > -unlimited ? `at least ${guard.least}` : '',
        guard.most < unlimited ? `at most ${guard.most}` : '',
      ].filter((text) => text !== '');
      return [
        {
          field: `count of ${counted.map(({ name }) => name).join(', ') || 'none'}`,
          value: `${sum}, wanted ${limits.join(', ')}`,
        },
      ];
    }
  }
};
