import { conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { change, type Lie, type Place } from './lie.ts';

const about = (
  name: string,
  fits: (place: Place) => boolean,
  write: (status: Fields, budget: Place['object']) => void,
): Lie =>
  change(
    name,
    (place) => statusDiffers(place) && statusOf(place.object).observedGeneration !== undefined && fits(place),
    (budget) => write(statusOf(budget), budget),
    'once',
    'poddisruptionbudgets',
  );

const countsScale = ({ object, before }: Place): boolean => {
  const { minAvailable } = object.spec as unknown as { minAvailable?: number | string };
  const noted = (thing: Place['before']): number =>
    Object.keys((statusOf(thing).disruptedPods as Fields | undefined) ?? {}).length;
  return (
    typeof minAvailable !== 'number' &&
    Number(statusOf(object).expectedPods) > 0 &&
    noted(object) <= noted(before)
  );
};

const evicted = (object: Place['object'] | undefined): Record<string, string> =>
  ((statusOf(object).disruptedPods as Fields | undefined) ?? {}) as Record<string, string>;

/** Lies about what budgets expect and note. */
export const budgetLies: readonly Lie[] = [
  about('a budget that rounds down', countsScale, (status) => {
    status.desiredHealthy = Number(status.desiredHealthy) - 1;
    status.disruptionsAllowed = Math.max(0, Number(status.currentHealthy) - Number(status.desiredHealthy));
  }),
  about('a budget that expects Pods that nobody wants', countsScale, (status) => {
    status.expectedPods = 40;
  }),
  about(
    'an eviction that was noted long ago',
    ({ object }) => Object.keys(evicted(object)).length > 0,
    (_, budget) => {
      for (const name of Object.keys(evicted(budget)))
        evicted(budget)[name] = budget.metadata.creationTimestamp!.replace(/^20\d\d/, '2020');
    },
  ),
  about(
    'a budget that does not say whether it allows any',
    (place) => countsScale(place) && place.before?.status !== undefined,
    (status, budget) => {
      for (const condition of conditionsOf(budget)) {
        condition.status = condition.status === 'True' ? 'False' : 'True';
        condition.reason = condition.status === 'True' ? 'SufficientPods' : 'InsufficientPods';
        condition.lastTransitionTime = status.observedGeneration && condition.lastTransitionTime;
      }
    },
  ),
  about('a budget whose condition is about another generation', countsScale, (_, budget) => {
    for (const condition of conditionsOf(budget)) condition.observedGeneration = 41;
  }),
];
