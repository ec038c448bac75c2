import { fromTheStart } from './fromTheStart.ts';
import { change, type Lie, type Place, unattended } from './lie.ts';
import { condition, first, isModified } from './places.ts';

type Resources = { requests?: Record<string, string> };

const allocated = (object: Place['object'] | undefined): string =>
  JSON.stringify(object === undefined ? undefined : first(object)?.allocatedResources);

const pending = (place: Place): boolean =>
  isModified(place) &&
  condition(place.object, 'PodResizePending') !== undefined &&
  condition(place.before!, 'PodResizePending') === undefined;

const isRestated = (place: Place): boolean =>
  isModified(place) &&
  first(place.object)?.allocatedResources?.cpu !== undefined &&
  first(place.object)?.state?.running !== undefined &&
  JSON.stringify(place.before?.status?.containerStatuses) !==
    JSON.stringify(place.object.status?.containerStatuses);

const podLevel = (object: Place['object'] | undefined): Record<string, string> | undefined =>
  object?.status?.allocatedResources as Record<string, string> | undefined;

/** Lies about resizes. */
export const resizeLies: readonly Lie[] = [
  change('resources that its spec never asked for', isRestated, (pod) => {
    (first(pod).resources as Resources).requests!.cpu = '777m';
  }),
  change('an allocation that its spec never requested', isRestated, (pod) => {
    first(pod).allocatedResources!.cpu = '777m';
  }),
  change(
    'a Pod with more than its containers',
    (place) =>
      isRestated(place) &&
      podLevel(place.object)?.cpu !== undefined &&
      place.object.spec?.resources === undefined &&
      JSON.stringify(podLevel(place.object)) !== JSON.stringify(podLevel(place.before)),
    (pod) => {
      podLevel(pod)!.cpu = '7777m';
    },
  ),
  change('a resize that waits for no reason', pending, (pod) => {
    condition(pod, 'PodResizePending')!.reason = 'Later';
  }),
  change('a resize of the generation before any', pending, (pod) => {
    condition(pod, 'PodResizePending')!.observedGeneration = 1;
  }),
  unattended(
    fromTheStart(
      'a resize that was never granted',
      (place) =>
        isModified(place) &&
        allocated(place.before) !== undefined &&
        allocated(place.before) !== allocated(place.object),
      ({ status }) => {
        if (status?.conditions)
          status.conditions = status.conditions.filter(({ type }) => type !== 'PodResizeInProgress');
      },
    ),
  ),
  change(
    'a pending resize that is in effect',
    (place) =>
      isModified(place) &&
      condition(place.object, 'PodResizePending')?.status === 'True' &&
      condition(place.object, 'PodResizeInProgress') === undefined &&
      condition(place.before!, 'PodResizeInProgress') === undefined &&
      JSON.stringify(place.before?.spec) === JSON.stringify(place.object.spec) &&
      allocated(place.before) === allocated(place.object) &&
      first(place.object)?.resources?.requests !== undefined &&
      JSON.stringify(first(place.object).resources?.requests) !==
        JSON.stringify(place.object.spec?.containers[0]?.resources?.requests),
    (pod) => {
      const { requests } = (pod.spec?.containers[0]?.resources ?? {}) as Resources;
      const held = first(pod).resources as Resources;
      held.requests = structuredClone(requests ?? {});
    },
  ),
];
