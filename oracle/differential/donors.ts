import type { Random } from '../../checker/simulate/random.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { type Path, placesOf, valueAt } from './paths.ts';

/** Values that a field of a name has somewhere; more than `mostDonors` of one name are not kept. */
export type Donors = ReadonlyMap<string, readonly unknown[]>;

const mostDonors = 200;

/** What the fields of some requests hold, by the name of the field. */
export const donorsIn = (requests: readonly JsonObject[]): Donors => {
  const donors = new Map<string, unknown[]>();
  for (const request of requests) {
    for (const path of placesOf(request)) {
      const name = nameOf(path);
      const known = donors.get(name) ?? [];
      if (known.length < mostDonors) known.push(valueAt(request, path));
      donors.set(name, known);
    }
  }
  return donors;
};

/** The name of the field that a place is in: of an item that of its list. */
export const nameOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? '');

/** One of several; undefined of none. */
export const oneOf = <T>(items: readonly T[], random: Random): T | undefined =>
  items[random.below(items.length)];
