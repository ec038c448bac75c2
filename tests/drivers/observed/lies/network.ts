import type { Thing } from '../recordings.ts';
import { change, changed, type Lie, pick, placesOf } from './lie.ts';
import { first, isModified } from './places.ts';

/** Two Pods that run at the same time have one address. */
const sameAddress: Lie = {
  name: 'two Pods with one address',
  tell: (recording, random) => {
    const firsts = placesOf(recording.lines).filter(
      ({ before, object }) =>
        onNetwork(object) && before?.status?.podIP === undefined && !object.spec?.hostNetwork,
    );
    const place = pick(firsts, random);
    if (place === undefined) return undefined;
    const newest = new Map<string, Thing>();
    for (const { object, at } of placesOf(recording.lines))
      if (at < place.at) newest.set(object.metadata.uid, object);
    const other = pick(
      [...newest.values()].filter(
        (thing) =>
          thing.metadata.uid !== place.object.metadata.uid && onNetwork(thing) && !thing.spec?.hostNetwork,
      ),
      random,
    );
    if (other === undefined) return undefined;
    const ip = other.status!.podIP!;
    return changed(
      recording,
      place,
      (pod) => {
        pod.status!.podIP = ip;
        pod.status!.podIPs = [{ ip }];
      },
      'onward',
    );
  },
};

const onNetwork = (thing: Thing): boolean =>
  thing.status?.phase === 'Running' &&
  thing.metadata.deletionTimestamp === undefined &&
  thing.status.podIP !== undefined;

/** Lies about addresses. */
export const networkLies: readonly Lie[] = [
  change(
    'a host that is not its node',
    (place) => isModified(place) && place.object.status?.hostIP !== undefined,
    (pod) => {
      pod.status!.hostIP = '10.99.99.99';
      pod.status!.hostIPs = [{ ip: '10.99.99.99' }];
    },
  ),
  sameAddress,
  change(
    'addresses before a node',
    (place) => isModified(place) && place.object.spec?.nodeName === undefined,
    (pod) => {
      pod.status!.podIP = '10.1.2.3';
    },
  ),
  change(
    'an address that changes under a container',
    (place) =>
      isModified(place) &&
      Boolean(first(place.object)?.state?.running && first(place.before!)?.state?.running) &&
      first(place.object).containerID === first(place.before!).containerID &&
      place.before?.status?.podIP !== undefined &&
      place.before.status.podIP === place.object.status?.podIP &&
      place.object.metadata.generation === place.before.metadata.generation &&
      JSON.stringify(place.before.status) !== JSON.stringify(place.object.status) &&
      !place.object.status?.conditions?.some(
        ({ type, reason }) => type === 'DisruptionTarget' || (type === 'Ready' && reason === undefined),
      ),
    (pod) => {
      pod.status!.podIP = '10.77.0.1';
      pod.status!.podIPs = [{ ip: '10.77.0.1' }];
    },
  ),
];
