import { change, changed, choose, type Lie, type Place, placesOf } from './lie.ts';
import { byKubelet, condition, first, statuses } from './places.ts';

const ready = 'PodReadyToStartContainers';

/** Its first container runs, in an instance that it did or did not have before. */
const runs = (place: Place, hadIt: boolean): boolean => {
  if (!byKubelet(place) || condition(place.object, ready)?.status !== 'True') return false;
  const { state, containerID } = first(place.object);
  const known = statuses(place.before!).some(
    (each) => each.state?.running && each.containerID === containerID,
  );
  return state?.running !== undefined && known === hadIt;
};

/** A sandbox is gone for a moment, and what ran in it is not. */
const outlived: Lie = {
  name: 'a container that outlives its sandbox',
  tell: (recording, random) => {
    const { lines } = recording;
    const place = choose(recording, random, (each) => {
      const next = placesOf(lines).find(
        ({ at, before }) => at > each.at && before?.metadata.uid === each.object.metadata.uid,
      );
      return runs(each, true) && next !== undefined && runs(next, true);
    });
    if (place === undefined) return undefined;
    const told = changed(recording, place, (pod) => {
      Object.assign(condition(pod, ready)!, {
        status: 'False',
        lastTransitionTime: `${place.line.ts.slice(0, 19)}Z`,
      });
    });
    return { ...told, later: true };
  },
};

/** Lies about sandboxes, as the conditions of their Pods show them. */
export const sandboxLies: readonly Lie[] = [
  change(
    'a container that starts without a sandbox',
    (place) => runs(place, false),
    (pod) => {
      condition(pod, ready)!.status = 'False';
    },
  ),
  outlived,
];
