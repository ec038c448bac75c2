import type { Fields } from './anyStatus.ts';
import { fromTheStart } from './fromTheStart.ts';
import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { byKubelet, condition, isMirror, isModified, shifted } from './places.ts';

/** Lies about conditions: their values, reasons, times and generations. */
export const conditionLies: readonly Lie[] = [
  change(
    'a condition of the future',
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      for (const each of pod.status!.conditions!)
        each.lastTransitionTime = shifted(each.lastTransitionTime!, 3600);
    },
  ),
  change(
    'an observed generation of the future',
    (place) => byKubelet(place) && place.object.status?.observedGeneration !== undefined,
    (pod) => {
      pod.status!.observedGeneration! += 5;
    },
  ),
  change(
    'a condition of another generation',
    (place) =>
      isModified(place) &&
      JSON.stringify(place.before?.status?.containerStatuses) !==
        JSON.stringify(place.object.status?.containerStatuses) &&
      place.object.status?.observedGeneration !== undefined,
    (pod) => {
      delete (pod.status!.conditions!.find(({ type }) => type === 'Initialized') as Fields)
        .observedGeneration;
    },
  ),
  change(
    'a condition that is Maybe',
    (place) => byKubelet(place) && condition(place.object, 'PodReadyToStartContainers')?.status === 'True',
    (pod) => {
      condition(pod, 'PodReadyToStartContainers')!.status = 'Maybe';
    },
  ),
  change(
    'a disruption for a reason of its own',
    (place) =>
      isModified(place) &&
      place.before?.status?.phase === place.object.status?.phase &&
      condition(place.object, 'DisruptionTarget') !== undefined &&
      condition(place.before!, 'DisruptionTarget') === undefined,
    (pod) => {
      condition(pod, 'DisruptionTarget')!.reason = 'BecauseISaySo';
    },
  ),
  change(
    'a readiness that changes under its old time',
    ({ before, object, line }) => {
      const [old, next] = [before && condition(before, 'Ready'), condition(object, 'Ready')];
      const isLate = Date.parse(line.ts) - Date.parse(old?.lastTransitionTime ?? line.ts) > 40_000;
      return old !== undefined && next !== undefined && old.status !== next.status && isLate;
    },
    (pod, _, { before }) => {
      condition(pod, 'Ready')!.lastTransitionTime = condition(before!, 'Ready')!.lastTransitionTime!;
    },
  ),
  fromTheStart(
    'conditions of an hour ago',
    (place) => byKubelet(place) && !isMirror(place.object),
    (pod) => {
      for (const each of pod.status?.conditions ?? []) {
        if (each.lastTransitionTime) each.lastTransitionTime = shifted(each.lastTransitionTime, -3600);
      }
    },
  ),
];
