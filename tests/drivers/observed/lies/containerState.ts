import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { byKubelet, first, isModified, shifted } from './places.ts';

/** Lies about the state of one container: when and how it started and ended. */
export const containerStateLies: readonly Lie[] = [
  change(
    'another start',
    (place) =>
      isModified(place) &&
      Boolean(first(place.object)?.state?.running && first(place.before!)?.state?.running) &&
      first(place.object).containerID === first(place.before!).containerID,
    (pod) => {
      first(pod).state!.running!.startedAt = shifted(first(pod).state!.running!.startedAt!, -5);
    },
  ),
  change(
    'another end',
    (place) =>
      isModified(place) &&
      Boolean(first(place.before!)?.state?.terminated?.containerID) &&
      first(place.object).state?.terminated?.containerID ===
        first(place.before!).state?.terminated?.containerID,
    (pod) => {
      first(pod).state!.terminated!.exitCode += 1;
    },
  ),
  change(
    'Completed with an error',
    (place) =>
      byKubelet(place) &&
      first(place.object).state?.terminated?.exitCode === 0 &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      first(pod).state!.terminated!.exitCode = 9;
    },
  ),
  change(
    'an end before the start',
    (place) =>
      byKubelet(place) &&
      Boolean(first(place.object).state?.terminated?.finishedAt) &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      const end = first(pod).state!.terminated!;
      end.finishedAt = shifted(end.startedAt!, -20);
    },
  ),
  change(
    'a start in the future',
    (place) =>
      isModified(place) && Boolean(first(place.object)?.state?.running) && !first(place.before!)?.containerID,
    (pod) => {
      first(pod).state!.running!.startedAt = shifted(first(pod).state!.running!.startedAt!, 3600);
    },
  ),
  change('a text where a number is due', byKubelet, (pod) => {
    Object.assign(first(pod), { restartCount: 'many' });
  }),
  change('a field that is always written and missing', byKubelet, (pod) => {
    delete (first(pod) as Partial<ReturnType<typeof first>>).image;
  }),
  change(
    'a container that ended, and forgets how the instance before did',
    (place) =>
      byKubelet(place) &&
      first(place.object).state?.terminated !== undefined &&
      first(place.before!)?.lastState?.terminated !== undefined,
    (pod) => {
      delete (first(pod) as Partial<ReturnType<typeof first>>).lastState;
    },
  ),
  change(
    'a container that waits for the weekend',
    (place) => byKubelet(place) && first(place.object).state?.waiting !== undefined,
    (pod) => {
      first(pod).state!.waiting!.reason = 'Weekend';
    },
  ),
  change(
    'a container that runs since nobody knows when',
    (place) => byKubelet(place) && first(place.object).state?.running !== undefined,
    (pod) => {
      first(pod).state = { running: {} };
    },
  ),
];
