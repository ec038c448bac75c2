import { fromTheStart } from './fromTheStart.ts';
import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { byKubelet, isMirror, shifted } from './places.ts';

/** Lies about when a Pod started. */
export const startTimeLies: readonly Lie[] = [
  change(
    'another start of the Pod',
    ({ before, line }) => before?.status?.startTime !== undefined && line.type === 'MODIFIED',
    (pod) => {
      pod.status!.startTime = shifted(pod.status!.startTime!, -30);
    },
  ),
  change(
    'a kubelet that does not say when the Pod started',
    (place) => byKubelet(place) && place.before?.status?.startTime === undefined,
    (pod) => {
      delete pod.status!.startTime;
    },
    'onward',
  ),
  fromTheStart(
    'a Pod that started before it was created',
    (place) => place.object.status?.startTime !== undefined && !isMirror(place.object),
    (pod) => {
      if (pod.status?.startTime) pod.status.startTime = shifted(pod.status.startTime, -3600);
    },
  ),
];
