import { type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { change, type Lie, type Place } from './lie.ts';

const usedOf = (object: Place['object']): Record<string, string> =>
  ((statusOf(object).used as Fields | undefined) ?? {}) as Record<string, string>;

const hardOf = (object: Place['object']): Record<string, string> =>
  ((statusOf(object).hard as Fields | undefined) ?? {}) as Record<string, string>;

/** What is counted too much is noticed when nothing comes that would use it. */
const later = (lie: Lie): Lie => ({
  ...lie,
  tell: (recording, random) => {
    const told = lie.tell(recording, random);
    return told && { ...told, later: true };
  },
});

const counting = (object: Place['object'], name: string): boolean => usedOf(object)[name] !== undefined;

/** Lies about what quotas limit and count. */
export const quotaLies: readonly Lie[] = [
  later(
    change(
      'a quota that counts too much as used',
      (place) => statusDiffers(place) && counting(place.object, 'pods'),
      (quota) => {
        const used = usedOf(quota);
        used.pods = String(Number(used.pods) + 3);
      },
      'once',
      'resourcequotas',
    ),
  ),
  later(
    change(
      'a quota that counts Jobs that are not there',
      (place) => statusDiffers(place) && counting(place.object, 'count/jobs.batch'),
      (quota) => {
        usedOf(quota)['count/jobs.batch'] = '7';
      },
      'once',
      'resourcequotas',
    ),
  ),
  change(
    'a quota with other limits than its spec says',
    (place) => statusDiffers(place) && hardOf(place.object).pods !== undefined,
    (quota) => {
      const hard = hardOf(quota);
      hard.pods = String(Number(hard.pods) + 1);
    },
    'once',
    'resourcequotas',
  ),
  change(
    'a quota that does not count what it limits',
    (place) => statusDiffers(place) && counting(place.object, 'pods'),
    (quota) => {
      delete usedOf(quota).pods;
    },
    'once',
    'resourcequotas',
  ),
];
