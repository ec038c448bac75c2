import type { Thing } from '../recordings.ts';
import { fromTheStart } from './fromTheStart.ts';
import type { Lie } from './lie.ts';
import { change, type Place } from './lie.ts';
import { first, isModified, statuses } from './places.ts';

const ends = (place: Place): boolean =>
  isModified(place) &&
  place.object.spec?.initContainers === undefined &&
  place.before?.status?.phase === 'Running' &&
  place.object.metadata.deletionTimestamp === undefined &&
  statuses(place.object).length > 0;

/** All ends of the Pod's containers are told otherwise. */
const endOtherwise = (pod: Thing, exitCode: number, reason: string): void => {
  for (const { state, lastState } of statuses(pod)) {
    for (const end of [state?.terminated, lastState?.terminated]) {
      if (end) Object.assign(end, { exitCode, reason });
    }
  }
};

/** Lies about phases, and about how a Pod ended. */
export const phaseLies: readonly Lie[] = [
  change(
    'another phase',
    (place) => isModified(place) && ['Pending', 'Running'].includes(place.object.status?.phase ?? ''),
    (pod, random) => {
      const others = ['Pending', 'Running', 'Succeeded', 'Unknown'].filter(
        (each) => each !== pod.status!.phase,
      );
      pod.status!.phase = others[random.below(others.length)]!;
    },
  ),
  change(
    'a Pod that has ended and runs again',
    (place) =>
      isModified(place) &&
      ['Succeeded', 'Failed'].includes(place.before?.status?.phase ?? '') &&
      place.object.metadata.deletionTimestamp === undefined,
    (pod) => {
      pod.status!.phase = 'Running';
    },
  ),
  change(
    'an end with a container that runs',
    (place) =>
      isModified(place) &&
      ['Succeeded', 'Failed'].includes(place.object.status?.phase ?? '') &&
      place.before?.status?.phase === 'Running' &&
      Boolean(first(place.before)?.state?.running) &&
      Boolean(first(place.object)?.state?.terminated),
    (pod, _, { before }) => {
      pod.status!.containerStatuses = structuredClone(before!.status!.containerStatuses!);
    },
  ),
  fromTheStart(
    'a Pod that succeeded although its containers failed',
    (place) => ends(place) && place.object.status?.phase === 'Succeeded',
    (pod) => endOtherwise(pod, 3, 'Error'),
  ),
  fromTheStart(
    'a Pod that failed although its containers succeeded',
    (place) =>
      ends(place) &&
      place.object.status?.phase === 'Failed' &&
      place.object.status.reason === undefined &&
      !place.object.status.conditions?.some(({ type }) => type === 'DisruptionTarget'),
    (pod) => endOtherwise(pod, 0, 'Completed'),
  ),
  change(
    'an end by a deadline that there is not',
    (place) =>
      ends(place) &&
      place.object.status?.phase === 'Failed' &&
      place.object.status.reason === undefined &&
      statuses(place.object).every(({ state }) => state?.terminated) &&
      place.object.spec?.activeDeadlineSeconds === undefined,
    (pod) => {
      pod.status!.reason = 'DeadlineExceeded';
    },
    'onward',
  ),
];
