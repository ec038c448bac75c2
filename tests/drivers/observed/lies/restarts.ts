import type { Line } from '../recordings.ts';
import { ofItsOwn } from './fromTheStart.ts';
import type { Lie } from './lie.ts';
import { change, type Place } from './lie.ts';
import { byKubelet, first, isModified, shifted, statuses } from './places.ts';

const restarts = ({ before, object }: Place): boolean =>
  isModified({ line: { type: 'MODIFIED' } as Line, at: 0, before, object }) &&
  (before?.status?.containerStatuses?.[0]?.restartCount ?? 9) <
    (object.status?.containerStatuses?.[0]?.restartCount ?? 0) &&
  before?.status?.containerStatuses?.[0]?.state?.terminated !== undefined &&
  object.spec?.restartPolicy !== 'Never';

/** A container ran, and now another instance of it does. */
const restartsUnseen = ({ before, object, line }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before?.status?.containerStatuses?.length === 1 &&
  first(before).state?.running !== undefined &&
  first(object)?.state?.running !== undefined &&
  first(object).restartCount > first(before).restartCount;

/** An event shows a container of the Pod that does not run and once did. */
const isEndOf =
  (uid: string) =>
  ({ object }: Line): boolean =>
    object?.metadata.uid === uid &&
    object.metadata.deletionTimestamp === undefined &&
    (object.status?.containerStatuses ?? []).some(
      ({ state, lastState }) => state?.terminated ?? (state?.waiting && lastState?.terminated),
    );

/** Lies about how often, how soon and whether containers restart. */
export const restartLies: readonly Lie[] = [
  change(
    'fewer restarts',
    (place) => byKubelet(place) && (statuses(place.before!)[0]?.restartCount ?? 0) > 0,
    (pod) => {
      first(pod).restartCount = 0;
    },
  ),
  change('more restarts', byKubelet, (pod, random) => {
    first(pod).restartCount += 50 + random.below(50);
  }),
  change(
    'a restart that was none',
    (place) => isModified(place) && statuses(place.object).length > 0,
    (pod) => {
      first(pod).restartCount += 100;
    },
  ),
  change(
    'a restart that came too soon',
    (place, lines) =>
      restarts(place) &&
      !lines.some(({ action }) => action === 'node:kubelet-kill') && // another kubelet knows no back-off
      first(place.object).restartCount >= 3 &&
      Boolean(first(place.object).state?.running) &&
      first(place.before!).restartCount === first(place.object).restartCount - 1 &&
      !place.object.spec!.containers.some(
        ({ livenessProbe, startupProbe, lifecycle }) => livenessProbe ?? startupProbe ?? lifecycle,
      ),
    (pod) => {
      const status = first(pod);
      status.state!.running!.startedAt = shifted(status.lastState!.terminated!.finishedAt!, 2);
    },
  ),
  ofItsOwn('a restart that its policy forbids', restarts, (pod) => {
    pod.spec!.restartPolicy = 'Never';
  }),
  ofItsOwn(
    'a restart that its policy forbids, between two events',
    (place, { lines }) => restartsUnseen(place) && !lines.some(isEndOf(place.object.metadata.uid)),
    (pod) => {
      pod.spec!.restartPolicy = 'Never';
    },
  ),
  change(
    'one restart more from here on',
    (place) =>
      isModified(place) &&
      first(place.object)?.state?.running !== undefined &&
      first(place.object).containerID === first(place.before!)?.containerID,
    (pod) => {
      first(pod).restartCount += 1;
    },
    'onward',
  ),
];
