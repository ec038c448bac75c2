import { change, changed, type Lie, type Place, pick, placesOf } from './lie.ts';
import { isAdded, isModified, shifted } from './places.ts';

/** A Pod comes back: the next one of its name is said to be the same. */
const revived: Lie = {
  name: 'a replacement with the UID of the Pod that it replaces',
  tell: (recording, random) => {
    const gone = new Map<string, string>();
    const pairs: { readonly place: Place; readonly uid: string }[] = [];
    for (const place of placesOf(recording.lines)) {
      const { name, uid } = place.object.metadata;
      const former = gone.get(name);
      if (isAdded(place) && former !== undefined) pairs.push({ place, uid: former });
      if (place.line.type === 'DELETED') gone.set(name, uid);
    }
    const pair = pick(pairs, random);
    if (pair === undefined) return undefined;
    const told = changed(
      recording,
      pair.place,
      (pod) => Object.assign(pod.metadata, { uid: pair.uid }),
      'onward',
    );
    return { ...told, uid: pair.uid };
  },
};

/** Lies about what identifies an object, and about its generations. */
export const identityLies: readonly Lie[] = [
  change(
    'another node',
    ({ before, line }) => Boolean(before?.spec?.nodeName) && line.type === 'MODIFIED',
    (pod) => {
      pod.spec!.nodeName = 'elsewhere';
    },
  ),
  change('another name', isModified, (pod) => {
    pod.metadata.name += '-x';
  }),
  change('created earlier', isModified, (pod) => {
    pod.metadata.creationTimestamp = shifted(pod.metadata.creationTimestamp!, -60);
  }),
  change('another generation', isModified, (pod, random) => {
    pod.metadata.generation! += 1 + random.below(3);
  }),
  change(
    'created with an old generation',
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.metadata.generation = 4;
    },
  ),
  change(
    'created long ago',
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.metadata.creationTimestamp = shifted(pod.metadata.creationTimestamp!, -7200);
    },
  ),
  change(
    'another UID',
    ({ before }) => before !== undefined,
    (pod) => {
      pod.metadata.uid = '11111111-1111-4111-8111-111111111111';
    },
  ),
  change(
    'another kind',
    () => true,
    (pod) => {
      Object.assign(pod, { kind: 'Node' });
    },
  ),
  change(
    'a UID that is none',
    isAdded,
    (pod) => {
      pod.metadata.uid = 'the-first-pod';
    },
    'onward',
  ),
  revived,
];
