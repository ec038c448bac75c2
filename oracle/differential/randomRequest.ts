import { randomFrom, seedOf } from '../../checker/simulate/random.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { closed, opened } from './body.ts';
import { donorsIn } from './donors.ts';
import { mutated } from './mutation.ts';

/** At most so many changes are made to one request. */
const mostChanges = 5;

/**
 * Makes requests out of others: some as they are, most with a few changes, such as a value of another request in the same
 * field, an item twice or not at all, a number one more. `faulty`: now and then a value of the wrong kind, too. The same
 * seed and number give the same request.
 */
export const requestMaker = (
  requests: readonly JsonObject[],
  seed: number,
  faulty = true,
): ((number: number) => JsonObject) => {
  const open = requests.map(({ id: _, ...request }) => opened(request));
  const donors = donorsIn(open);
  return (number) => {
    const random = randomFrom(seedOf(seed, number));
    const changes = random.below(mostChanges + 1);
    let made = open[random.below(open.length)] ?? {};
    for (let change = 0; change < changes; change++) made = mutated(made, donors, random, faulty);
    return closed(made);
  };
};
