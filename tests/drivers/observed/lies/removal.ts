import { change, changed, choose, type Lie, renumbered } from './lie.ts';
import {
  byKubelet,
  eventsOf,
  first,
  firstDeletion,
  isMirror,
  isModified,
  isRemoval,
  zeroGrace,
} from './places.ts';

/** The Pod is removed as it was before the event at this place; that event is left out. */
const removedEarly: Lie = {
  name: 'removed before its grace was over',
  tell: (recording, random) => {
    const place = choose(recording, random, zeroGrace);
    if (place?.before === undefined) return undefined;
    const { uid } = place.object.metadata;
    const removal = recording.lines.findIndex(
      (line, at) => at > place.at && line.object?.metadata.uid === uid,
    );
    if (recording.lines[removal]?.type !== 'DELETED') return undefined;
    const lines = recording.lines.slice();
    const { resourceVersion } = lines[removal]!.object!.metadata;
    const object = { ...place.before, metadata: { ...place.before.metadata, resourceVersion } };
    lines[removal] = { ...lines[removal]!, object };
    return { lines: renumbered(lines.toSpliced(place.at, 1)), at: removal - 1, uid };
  },
};

/** The deletion of a Pod is left out, and nothing of it is told later, except that the Pod goes. */
const undeleted: Lie = {
  name: 'a Pod that goes without ever being deleted',
  tell: (recording, random) => {
    const place = choose(recording, random, firstDeletion);
    if (place === undefined) return undefined;
    const told = changed(
      recording,
      place,
      (pod) => {
        delete pod.metadata.deletionTimestamp;
        delete pod.metadata.deletionGracePeriodSeconds;
        pod.metadata.generation! -= 1;
        if (pod.status?.observedGeneration) pod.status.observedGeneration = pod.metadata.generation!;
        for (const each of pod.status?.conditions ?? []) {
          if (each.observedGeneration) Object.assign(each, { observedGeneration: pod.metadata.generation });
        }
      },
      'onward',
    );
    return { ...told, lines: renumbered(told.lines.toSpliced(place.at, 1)), later: true };
  },
};

/** The Pod is removed with containers that run: what its kubelet wrote of their end is left out. */
const stillRunning: Lie = {
  name: 'removed while its containers run',
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => {
      const { before, object } = each;
      return (
        isModified(each) &&
        !isMirror(object) &&
        (before?.metadata.deletionGracePeriodSeconds ?? 0) > 0 &&
        object.metadata.deletionGracePeriodSeconds === 0 &&
        object.metadata.finalizers === undefined &&
        object.metadata.ownerReferences?.[0]?.kind !== 'Job' &&
        recording.lines.filter(
          (line) => line.path?.endsWith(`/pods/${object.metadata.name}`) && line.action === 'delete',
        ).length < 2
      );
    });
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const events = eventsOf(recording, uid);
    const started = events.find(firstDeletion);
    const { status } = started?.object ?? {};
    if (
      started === undefined ||
      status?.phase !== 'Running' ||
      !status.containerStatuses?.every(({ state }) => state?.running)
    )
      return undefined;
    const untold = new Set(events.filter(({ at }) => at > started.at && at < place.at).map(({ at }) => at));
    const told = changed(
      recording,
      started,
      (pod) => Object.assign(pod, { status: structuredClone(status) }),
      'onward',
    );
    const lines = told.lines.filter((_, at) => !untold.has(at));
    return { lines: renumbered(lines), at: started.at, uid, later: true };
  },
};

/** Lies about how a Pod goes. */
export const removalLies: readonly Lie[] = [
  change('a removed Pod that was different', isRemoval, (pod) => {
    pod.status!.message = 'it never was';
  }),
  change('removed while it may take its time', isRemoval, (pod) => {
    pod.metadata.deletionGracePeriodSeconds = 30;
  }),
  removedEarly,
  undeleted,
  stillRunning,
  change(
    'a restart after the kubelet knew of the deletion',
    (place, lines) => {
      const [was, is] = [first(place.before ?? place.object), first(place.object)];
      const end = is?.state?.terminated;
      const { deletionTimestamp, generation, uid } = place.object.metadata;
      const heard = lines.find(
        ({ object }) =>
          object?.metadata.uid === uid &&
          object.metadata.deletionTimestamp !== undefined &&
          object.status?.observedGeneration === generation,
      );
      return (
        byKubelet(place) &&
        deletionTimestamp !== undefined &&
        place.object.spec?.restartPolicy === 'Always' &&
        place.before?.status?.observedGeneration === generation &&
        was?.state?.running !== undefined &&
        was.restartCount === 0 &&
        end?.finishedAt !== undefined &&
        end.reason === 'Error' &&
        Date.parse(end.finishedAt) > Date.parse(heard?.ts ?? '') + 4000
      );
    },
    (pod) => {
      const status = first(pod);
      const end = status.state!.terminated!;
      const containerID = `${status.containerID}0`;
      status.lastState = { terminated: { ...end } };
      status.state = { terminated: { ...end, startedAt: end.finishedAt!, containerID } };
      Object.assign(status, { restartCount: 1, containerID });
    },
  ),
];
