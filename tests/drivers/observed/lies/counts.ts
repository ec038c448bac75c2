import type { Thing } from '../recordings.ts';
import { statusDiffers } from './anyStatus.ts';
import { change, type Lie } from './lie.ts';

const countIn = (thing: Thing | undefined, field: string): number =>
  ((thing?.status ?? {}) as Record<string, number | undefined>)[field] ?? 0;

/** A controller counts wrongly, in an event in which the count changes. */
export const counts = (
  name: string,
  resource: string,
  field: string,
  extent: 'once' | 'onward' = 'onward',
  by = 1,
): Lie =>
  change(
    name,
    (place) => statusDiffers(place) && countIn(place.object, field) !== countIn(place.before, field),
    (object) => Object.assign(object.status!, { [field]: countIn(object, field) + by }),
    extent,
    resource,
  );
