import type { Thing } from '../recordings.ts';
import { ofItsOwn } from './fromTheStart.ts';
import { change, changed, choose, type Lie, placesOf, unattended, watchAlone } from './lie.ts';
import { condition, isAdded, isBinding, isModified } from './places.ts';

/** The Pod asks for more than its node has left, from its creation on. */
const tooLarge: Lie = {
  name: 'more than the node has',
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

/** The Pod has made room for itself on a node, or is about to. */
const isPreempting = (pod: Thing | undefined): boolean =>
  (pod?.spec?.priority ?? 0) > 0 && pod?.status?.nominatedNodeName !== undefined;

const isSame = (one: Thing | undefined, other: Thing): boolean => one?.metadata.uid === other.metadata.uid;

/** Lies about the scheduler, and about Pods among others. */
export const schedulingLies: readonly Lie[] = [
  unattended(
    change(
      'a priority class with two values',
      (place, lines) =>
        isAdded(place) &&
        placesOf(lines).some(
          ({ at, object }) =>
            at < place.at &&
            object.spec?.priorityClassName !== undefined &&
            object.spec.priorityClassName === place.object.spec?.priorityClassName &&
            Math.abs(
              Date.parse(object.metadata.creationTimestamp!) -
                Date.parse(place.object.metadata.creationTimestamp!),
            ) < 30_000,
        ),
      (pod) => {
        pod.spec!.priority! += 1;
      },
      'onward',
    ),
  ),
  tooLarge,
  repelled,
  change(
    'scheduled to nowhere',
    (place) =>
      isModified(place) &&
      place.object.spec?.nodeName === undefined &&
      JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status),
    (pod) => {
      pod.status!.conditions = [{ type: 'PodScheduled', status: 'True' }];
    },
  ),
  change(
    'a Pod that waits for gates that it has not',
    (place) =>
      isModified(place) &&
      place.object.spec?.schedulingGates === undefined &&
      place.before?.spec?.schedulingGates === undefined &&
      condition(place.object, 'PodScheduled')?.reason === 'Unschedulable' &&
      JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status),
    (pod) => {
      condition(pod, 'PodScheduled')!.reason = 'SchedulingGated';
    },
  ),
  ofItsOwn('bound with a gate', isBinding, (pod) => {
    pod.spec!.schedulingGates = [{ name: 'forged/gate' }];
    if (pod.spec!.nodeName !== undefined) return;
    const lastTransitionTime = pod.metadata.creationTimestamp!;
    pod.status!.conditions = [
      { type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', lastTransitionTime },
    ];
  }),
  ofItsOwn(
    'a Pod that preempts without priority',
    ({ object }, { lines }) =>
      isPreempting(object) &&
      !lines.some((line) => isPreempting(line.object) && !isSame(line.object, object)),
    (pod) => {
      pod.spec!.priority = -5;
    },
  ),
];
