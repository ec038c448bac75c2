import type { Random } from '../../../../checker/simulate/random.ts';
import type { Recording, Thing } from '../recordings.ts';
import { changed, choose, type Lie, pick, placesOf, type Told, watchAlone } from './lie.ts';
import { isBinding, isModified } from './places.ts';

const onNetwork = (thing: Thing): boolean =>
  thing.status?.phase === 'Running' &&
  thing.metadata.deletionTimestamp === undefined &&
  thing.status.podIP !== undefined;

/** Two Pods that run at the same time have one address. */
const sameAddress: Lie = {
  name: 'two Pods with one address',
  breaks: ['network/ip-unique', 'explain/one-writer'],
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

/** The Pod asks for more than its node has left, from its creation on. */
const tooLarge: Lie = {
  name: 'more than the node has',
  breaks: ['scheduling/hard-at-bind', 'admission/quota'],
  tell: (attended, random) => {
    const recording = watchAlone(attended);
    if (!recording.dedicated) return undefined;
    const place = choose(recording, random, isBinding);
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const added = placesOf(recording.lines).find(({ object }) => object.metadata.uid === uid)!;
    const told = changed(
      recording,
      added,
      (pod) => {
        delete pod.metadata.ownerReferences;
        const [container] = pod.spec!.containers;
        container!.resources = {
          ...container!.resources,
          requests: { ...container!.resources?.requests, cpu: '64' },
        };
        if (pod.status!.qosClass === 'BestEffort') pod.status!.qosClass = 'Burstable';
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

/** Two Pods that repel each other are on one node. */
const repelled: Lie = {
  name: 'Pods that repel each other on one node',
  breaks: ['scheduling/hard-at-bind'],
  tell: (attended, random) => {
    const recording = watchAlone(attended);
    const place = choose(recording, random, isBinding);
    if (place === undefined) return undefined;
    const newest = new Map<string, Thing>();
    for (const { object, at } of placesOf(recording.lines))
      if (at < place.at) newest.set(object.metadata.uid, object);
    const { uid, namespace } = place.object.metadata;
    const neighbour = [...newest.values()].find(
      ({ metadata, spec, status }) =>
        metadata.uid !== uid &&
        metadata.namespace === namespace &&
        spec?.nodeName === place.object.spec!.nodeName &&
        status?.phase === 'Running' &&
        metadata.labels?.app !== undefined,
    );
    const alive =
      neighbour &&
      recording.lines.some(
        (line, at) => at > place.at && line.object?.metadata.uid === neighbour.metadata.uid,
      );
    if (neighbour === undefined || !alive) return undefined;
    const added = placesOf(recording.lines).find(({ object }) => object.metadata.uid === uid)!;
    const told = changed(
      recording,
      added,
      (pod) => {
        delete pod.metadata.ownerReferences;
        pod.spec!.affinity = {
          ...pod.spec!.affinity,
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                labelSelector: { matchLabels: { app: neighbour.metadata.labels!.app! } },
                topologyKey: 'kubernetes.io/hostname',
              },
            ],
          },
        };
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

const swapStates: Lie = {
  name: 'two containers change places',
  breaks: [],
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

const forgedDisruption = (reason: string, breaks: readonly string[]): Lie => ({
  name: `a forged ${reason}`,
  breaks,
  tell: (recording: Recording, random: Random): Told | undefined => {
    const place = choose(
      recording,
      random,
      ({ line, before, object }) =>
        line.type === 'MODIFIED' &&
        object.spec?.nodeName !== undefined &&
        before?.metadata.deletionTimestamp === undefined &&
        object.metadata.deletionTimestamp !== undefined &&
        !['Failed', 'Succeeded'].includes(object.status?.phase ?? ''),
    );
    if (place?.before === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lines = recording.lines.map((line, at) => {
      if (line.object?.metadata.uid !== uid || at < place.at) return line;
      const copy = structuredClone(
        at === place.at
          ? {
              ...line,
              object: {
                ...place.before!,
                metadata: {
                  ...place.before!.metadata,
                  resourceVersion: line.object.metadata.resourceVersion,
                },
              },
            }
          : line,
      );
      copy.object!.status!.conditions = [
        ...(copy.object!.status!.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget'),
        { type: 'DisruptionTarget', status: 'True', reason, lastTransitionTime: `${line.ts.slice(0, 19)}Z` },
      ];
      return copy;
    });
    return { lines, at: place.at, uid, later: true };
  },
});

/** Lies about Pods among others: each event by itself is as good as any. */
export const placementLies: readonly Lie[] = [
  tooLarge,
  repelled,
  sameAddress,
  swapStates,
  forgedDisruption('DeletionByTaintManager', ['eviction/only-with-reason']),
  forgedDisruption('EvictionByEvictionAPI', ['disruption/asked', 'disruption/budget']),
  forgedDisruption('DeletionByPodGC', ['gc/pod-gc', 'explain/one-writer']),
];
