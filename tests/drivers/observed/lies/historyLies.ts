import type { Line, Recording, Thing } from '../recordings.ts';
import {
  change,
  changed,
  choose,
  inserted,
  type Lie,
  type Place,
  pick,
  placesOf,
  renumbered,
  unattended,
} from './lie.ts';
import { byKubelet, first, isMirror, isModified, shifted, statuses } from './places.ts';

type Fits = (place: Place, recording: Recording) => boolean;

const isAdded = ({ line }: Place): boolean => line.type === 'ADDED' && !line.snapshot;

const eventsOf = ({ lines }: Recording, uid: string): readonly Place[] =>
  placesOf(lines).filter(({ object }) => object.metadata.uid === uid);

/** The same untruth in every event of a Pod that shows this once; where it does not fit shows later. */
const always = (
  name: string,
  breaks: readonly string[],
  fits: Fits,
  write: (pod: Thing, place: Place) => void,
): Lie => ({
  name,
  breaks,
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => fits(each, recording));
    if (place === undefined) return undefined;
    const [start] = eventsOf(recording, place.object.metadata.uid);
    return start && { ...changed(recording, start, (pod) => write(pod, place), 'onward'), later: true };
  },
});

const ends = (place: Place): boolean =>
  isModified(place) &&
  place.object.spec?.initContainers === undefined &&
  place.before?.status?.phase === 'Running' &&
  place.object.metadata.deletionTimestamp === undefined &&
  statuses(place.object).length > 0;

/** All ends of the Pod's containers are told otherwise. */
const endOtherwise = (pod: Thing, exitCode: number, reason: string): void => {
  for (const { state, lastState } of statuses(pod)) {
    for (const end of [state?.terminated, lastState?.terminated]) {
      if (end) Object.assign(end, { exitCode, reason });
    }
  }
};

const firstDeletion = (place: Place): boolean =>
  isModified(place) &&
  !isMirror(place.object) &&
  place.before?.metadata.deletionTimestamp === undefined &&
  place.object.metadata.deletionTimestamp !== undefined;

/** The deletion of a Pod is left out, and nothing of it is told later, except that the Pod goes. */
const undeleted: Lie = {
  name: 'a Pod that goes without ever being deleted',
  breaks: [
    'termination/removed-when-over',
    'explain/one-writer',
    'watch/changes',
    'explain/answer',
    'workload/status-counts',
  ],
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

/** A Pod comes back: the next one of its name is said to be the same. */
const revived: Lie = {
  name: 'a replacement with the UID of the Pod that it replaces',
  breaks: ['identity/uid-unique'],
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

/** The controller of some Pods never was. */
const orphaned: Lie = {
  name: 'Pods of a ReplicaSet that never was',
  breaks: ['workload/owner', 'events/about', 'workload/status-counts', 'deployment/availability'],
  tell: (recording, random) => {
    const place = choose(recording, random, isAdded, 'replicasets');
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lines = recording.lines.filter(({ object }) => object?.metadata.uid !== uid);
    return { lines: renumbered(lines), at: place.at, uid, later: true };
  },
};

/** The Pod is removed with containers that run: what its kubelet wrote of their end is left out. */
const stillRunning: Lie = {
  name: 'removed while its containers run',
  breaks: ['termination/removed-after-stop', 'workload/status-counts'],
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

/** A free version right behind a line. */
const roomBehind = (lines: readonly Line[], at: number): boolean => {
  const version = Number(lines[at]?.object?.metadata.resourceVersion);
  return lines
    .slice(at + 1, at + 60)
    .every(({ object }) => Number(object?.metadata.resourceVersion ?? version + 9) > version + 1);
};

const nothingNew: Lie = {
  name: 'a ReplicaSet that is written again as it was',
  breaks: ['watch/changes'],
  tell: (recording, random) => {
    const fits = (each: Place): boolean =>
      isModified(each) &&
      roomBehind(recording.lines, each.at) &&
      recording.lines[each.at + 1]?.action === undefined;
    const place = choose(recording, random, fits, 'replicasets');
    if (place === undefined) return undefined;
    const line = structuredClone(place.line);
    line.object!.metadata.resourceVersion = String(Number(place.object.metadata.resourceVersion) + 1);
    return {
      lines: inserted(recording.lines, place.at + 1, line),
      at: place.at + 1,
      uid: place.object.metadata.uid,
    };
  },
};

/** The namespace of a Pod was being deleted when the Pod was created. */
const tooLate: Lie = unattended({
  name: 'a Pod that is created while its namespace ends',
  breaks: ['admission/namespace'],
  tell: (recording, random) => {
    const place = choose(
      recording,
      random,
      (each) => isAdded(each) && each.at > 0 && roomBehind(recording.lines, each.at - 1),
    );
    if (place === undefined) return undefined;
    const namespaces = placesOf(recording.lines, 'namespaces');
    const before = namespaces.findLast(({ at }) => at < place.at);
    if (
      before === undefined ||
      recording.lines[place.at - 1]?.object === undefined ||
      before.object.metadata.deletionTimestamp
    )
      return undefined;
    const deletionTimestamp = `${place.line.ts.slice(0, 19)}Z`;
    const end = (line: Line): Line => {
      const copy = structuredClone(line);
      copy.object!.metadata.deletionTimestamp = deletionTimestamp;
      return copy;
    };
    const version = Number(recording.lines[place.at - 1]!.object!.metadata.resourceVersion) + 1;
    const ending = end({ ...before.line, type: 'MODIFIED', ts: place.line.ts });
    ending.object!.metadata.resourceVersion = String(version);
    const lines = recording.lines.map((line, at) =>
      line.resource === 'namespaces' && at > place.at ? end(line) : line,
    );
    return {
      lines: inserted(lines, place.at, ending),
      at: place.at,
      uid: place.object.metadata.uid,
      later: true,
    };
  },
});

/** The kubelet was killed before the node gave its next sign of life. */
const deadAndAlive: Lie = {
  name: 'a node whose kubelet is dead and gives signs of life',
  breaks: ['node/heartbeat'],
  tell: (recording, random) => {
    const beat = (thing: Thing | undefined): string => {
      const ready = thing?.status?.conditions?.find(({ type }) => type === 'Ready');
      return String((ready as { lastHeartbeatTime?: string } | undefined)?.lastHeartbeatTime);
    };
    const place = choose(
      recording,
      random,
      (each) =>
        isModified(each) && each.line.snapshot === undefined && beat(each.before) !== beat(each.object),
      'nodes',
    );
    if (place === undefined) return undefined;
    const { name } = place.object.metadata;
    const ts = new Date(Date.parse(beat(place.object)) - 7_000).toISOString();
    const before = recording.lines.findIndex(
      ({ object, snapshot, ts: at }) => object && !snapshot && at >= ts,
    );
    if (before < 0 || before >= place.at) return undefined;
    const between = recording.lines.slice(before, place.at);
    const busy = between.some(
      ({ node, object, resource }) =>
        node === name ||
        object?.spec?.nodeName === name ||
        (resource === 'nodes' && object?.metadata.name === name),
    );
    const action = { seq: 0, ts, action: 'node:kubelet-kill', node: name };
    return busy
      ? undefined
      : {
          lines: inserted(recording.lines, before, action),
          at: before,
          uid: place.object.metadata.uid,
          later: true,
        };
  },
};

/** Lies that hold together over the whole history of an object. */
export const historyLies: readonly Lie[] = [
  undeleted,
  revived,
  orphaned,
  stillRunning,
  nothingNew,
  tooLate,
  deadAndAlive,
  always(
    'a Pod that succeeded although its containers failed',
    ['phase/success-needs-zero', 'status/conditions-follow'],
    (place) => ends(place) && place.object.status?.phase === 'Succeeded',
    (pod) => endOtherwise(pod, 3, 'Error'),
  ),
  always(
    'a Pod that failed although its containers succeeded',
    ['status/phase-follows', 'status/conditions-follow'],
    (place) =>
      ends(place) &&
      place.object.status?.phase === 'Failed' &&
      place.object.status.reason === undefined &&
      !place.object.status.conditions?.some(({ type }) => type === 'DisruptionTarget'),
    (pod) => endOtherwise(pod, 0, 'Completed'),
  ),
  always(
    'a Pod that started before it was created',
    ['status/start-time'],
    (place) => place.object.status?.startTime !== undefined && !isMirror(place.object),
    (pod) => {
      if (pod.status?.startTime) pod.status.startTime = shifted(pod.status.startTime, -3600);
    },
  ),
  always(
    'conditions of an hour ago',
    ['status/transition-times'],
    (place) => byKubelet(place) && !isMirror(place.object),
    (pod) => {
      for (const each of pod.status?.conditions ?? []) {
        if (each.lastTransitionTime) each.lastTransitionTime = shifted(each.lastTransitionTime, -3600);
      }
    },
  ),
  change(
    'one restart more from here on',
    ['container/restart-count', 'explain/one-writer'],
    (place) =>
      isModified(place) &&
      first(place.object)?.state?.running !== undefined &&
      first(place.object).containerID === first(place.before!)?.containerID,
    (pod) => {
      first(pod).restartCount += 1;
    },
    'onward',
  ),
  change(
    'more grace from the first to the last',
    ['termination/grace', 'workload/status-counts'],
    (place) => firstDeletion(place) && place.object.metadata.deletionGracePeriodSeconds !== 0,
    (pod) => {
      if (pod.metadata.deletionGracePeriodSeconds === 0) return;
      pod.metadata.deletionGracePeriodSeconds! += 50;
      pod.metadata.deletionTimestamp = shifted(pod.metadata.deletionTimestamp!, 50);
    },
    'onward',
  ),
  unattended(
    always(
      'a taint that evicts who tolerates it for ever',
      ['eviction/only-with-reason', 'workload/status-counts'],
      ({ object }) =>
        Boolean(object.status?.conditions?.some(({ reason }) => reason === 'DeletionByTaintManager')),
      (pod) => {
        delete pod.metadata.ownerReferences;
        pod.spec!.tolerations = [{ operator: 'Exists' }];
      },
    ),
  ),
  change(
    'an end by a deadline that there is not',
    ['phase/deadline'],
    (place) =>
      ends(place) &&
      place.object.status?.phase === 'Failed' &&
      place.object.status.reason === undefined &&
      place.object.spec?.activeDeadlineSeconds === undefined,
    (pod) => {
      pod.status!.reason = 'DeadlineExceeded';
    },
    'onward',
  ),
  change(
    'an init container that did not wait for the one before',
    ['container/init-in-order'],
    ({ line, before, object }) => {
      const [one, two] = object.status?.initContainerStatuses ?? [];
      return (
        line.type === 'MODIFIED' &&
        object.spec?.initContainers?.every(({ restartPolicy }) => restartPolicy === undefined) === true &&
        one?.state?.terminated?.exitCode === 0 &&
        Boolean(two?.containerID) &&
        !before?.status?.initContainerStatuses?.[1]?.containerID
      );
    },
    (pod) => {
      const [one] = pod.status!.initContainerStatuses!;
      delete one!.containerID;
      delete one!.resources;
      Object.assign(one!, {
        state: { waiting: { reason: 'PodInitializing' } },
        ready: false,
        started: false,
        imageID: '',
      });
    },
  ),
  change(
    'a restart after the kubelet knew of the deletion',
    ['termination/no-restart'],
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
