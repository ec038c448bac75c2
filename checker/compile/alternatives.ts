import { Refusal } from '../refusal.ts';
import { type Guard, not } from '../system/guard.ts';

/** A guard that is not composed of others. */
export type Literal = Exclude<Guard, { kind: 'all' | 'any' }>;

/** more alternatives than this in one guard are refused: each becomes a rule of its own */
const alternativeLimit = 64;

/**
 * A guard as disjoint conjunctions: at most one of the alternatives holds in a state, so a rule that is split
 * along them is never counted twice.
 */
export const alternatives = (guard: Guard, where: string): Literal[][] => {
  switch (guard.kind) {
    case 'all':
      return guard.guards.reduce<Literal[][]>(
        (sofar, part) => cross(sofar, alternatives(part, where), where),
        [[]],
      );
    case 'any':
      return guard.guards.flatMap((part, index) => {
        const butNotEarlier: Guard = {
          kind: 'all',
          guards: [...guard.guards.slice(0, index).map(not), part],
        };
        return alternatives(butNotEarlier, where);
      });
    case 'count':
      return guard.most < guard.least ? [] : [[guard]];
    default:
      return [[guard]];
  }
};

const cross = (left: Literal[][], right: Literal[][], where: string): Literal[][] => {
  if (left.length * right.length > alternativeLimit) {
    throw new Refusal('CK208', where, `a guard has more than ${alternativeLimit} alternatives`);
  }
  return left.flatMap((first) => right.map((second) => [...first, ...second]));
};
