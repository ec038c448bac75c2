import type { Fields } from './anyStatus.ts';
import { change, changed, choose, type Lie } from './lie.ts';
import { byKubelet, first, isModified } from './places.ts';

const swapStates: Lie = {
  name: 'two containers change places',
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => {
      const [one, other] = each.object.status?.containerStatuses ?? [];
      return (
        isModified(each) &&
        other !== undefined &&
        Boolean(one?.containerID) &&
        Boolean(other.containerID) &&
        Boolean(each.before?.status?.containerStatuses?.every(({ containerID }) => containerID)) &&
        one?.containerID !== other.containerID
      );
    });
    return (
      place &&
      changed(recording, place, (pod) => {
        const [one, other] = pod.status!.containerStatuses!;
        const name = one!.name;
        const swapped = [
          { ...other!, name },
          { ...one!, name: other!.name },
        ];
        pod.status!.containerStatuses = swapped;
      })
    );
  },
};

/** Lies about which instance a container is, its image and its resources. */
export const containerInstanceLies: readonly Lie[] = [
  swapStates,
  change(
    'two containers with one instance',
    (place) =>
      byKubelet(place) &&
      Boolean(place.object.status?.containerStatuses?.[1]?.containerID) &&
      !place.before?.status?.containerStatuses?.[1]?.containerID &&
      Boolean(first(place.object).containerID),
    (pod) => {
      pod.status!.containerStatuses![1]!.containerID = first(pod).containerID!;
    },
  ),
  change(
    'an image that nobody asked for, before anything ran',
    (place) => byKubelet(place) && !first(place.object).containerID && !first(place.object).state?.terminated,
    (pod) => {
      first(pod).image = 'sim.local/other:v9';
    },
  ),
  change(
    'resources that nobody allocated',
    (place) =>
      byKubelet(place) &&
      (first(place.object) as Fields).allocatedResources !== undefined &&
      place.object.metadata.generation === 1,
    (pod) => {
      Object.assign(first(pod), { allocatedResources: { cpu: '3' } });
    },
  ),
];
