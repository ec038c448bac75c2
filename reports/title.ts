import type { ManifestObject } from '../models/cluster/plan/input.ts';
import { objectName } from './json/checkReport.ts';
import { plural } from './terminal/numbers.ts';

/** What a page is about: the first of its objects, or, where there is none, the scenario. */
export const titleOf = (scenario: string, objects: readonly ManifestObject[]): string => {
  const [first, ...others] = objects.map(objectName);
  if (first === undefined) return scenario;
  return others.length ? `${first} and ${plural(others.length, 'other object')}` : first;
};
