import type { Thing } from '../recordings.ts';
import type { Place } from './lie.ts';
import { isModified } from './places.ts';

/** The fields of objects of any kind. */
export type Fields = Record<string, unknown>;

export const statusOf = (thing: Thing | undefined): Fields => (thing?.status ?? {}) as Fields;

export const conditionsOf = (thing: Thing | undefined): Fields[] =>
  (statusOf(thing).conditions ?? []) as Fields[];

export const statusDiffers = (place: Place): boolean =>
  isModified(place) && JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status);

/** A condition came or changed in this event. */
export const conditionDiffers = (place: Place): boolean =>
  isModified(place) &&
  conditionsOf(place.object).length > 0 &&
  JSON.stringify(conditionsOf(place.before)) !== JSON.stringify(conditionsOf(place.object));
