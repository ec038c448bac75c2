import type { Line } from '../recordings.ts';
import { conditionDiffers, conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { counts } from './counts.ts';
import { change, choose, inserted, type Lie, type Place } from './lie.ts';
import { isModified, roomBehind } from './places.ts';

const nothingNew: Lie = {
  name: 'a ReplicaSet that is written again as it was',
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

/** A Pod of the namespace has run unchanged for so many seconds, and none is outside of the scopes of the quota. */
const isUsedFor = ({ at, line, object }: Place, lines: readonly Line[], seconds: number): boolean => {
  const { scopes } = object.spec as unknown as Fields;
  const newest = new Map<string, Line>();
  for (const each of lines.slice(0, at))
    if (each.resource === 'pods' && each.object) newest.set(each.object.metadata.uid, each);
  const old = Date.parse(line.ts) - seconds * 1000;
  return (
    scopes === undefined &&
    Date.parse(object.metadata.creationTimestamp ?? '') < old &&
    [...newest.values()].some(
      (each) =>
        each.type === 'MODIFIED' &&
        each.object?.metadata.namespace === object.metadata.namespace &&
        each.object?.metadata.deletionTimestamp === undefined &&
        each.object?.status?.phase === 'Running' &&
        Date.parse(each.ts) < old,
    )
  );
};

/** A Pod of it is there. */
const isOwnerOfOne = ({ at, object }: Place, lines: readonly Line[]): boolean => {
  const newest = new Map<string, Line>();
  for (const each of lines.slice(0, at))
    if (each.resource === 'pods' && each.object?.metadata.ownerReferences?.[0]?.uid === object.metadata.uid)
      newest.set(each.object.metadata.uid, each);
  return [...newest.values()].some(({ type }) => type !== 'DELETED');
};

/** Lies about what controllers count and say of workloads. */
export const workloadStatusLies: readonly Lie[] = [
  counts('a replica too many', 'replicasets', 'replicas', 'once', 7),
  counts('a ready replica too many', 'replicasets', 'readyReplicas', 'once', 7),
  counts('a Deployment that counts wrongly', 'deployments', 'replicas', 'once', 7),
  change(
    'a ReplicaSet beyond its Deployment',
    (place) => isModified(place) && JSON.stringify(place.before?.spec) !== JSON.stringify(place.object.spec),
    (object) => {
      Object.assign(object.spec!, { replicas: 40 });
    },
    'once',
    'replicasets',
  ),
  change(
    'a Deployment that forgets whether it is available',
    (place) => conditionDiffers(place) && conditionsOf(place.before).some(({ type }) => type === 'Available'),
    (deployment) => {
      statusOf(deployment).conditions = conditionsOf(deployment).filter(({ type }) => type !== 'Available');
    },
    'once',
    'deployments',
  ),
  change(
    'a controller that observed what was not yet asked for',
    (place) => statusDiffers(place) && statusOf(place.object).observedGeneration !== undefined,
    (set) => {
      statusOf(set).observedGeneration = 99;
    },
    'once',
    'statefulsets',
  ),
  change(
    'a DaemonSet that is available where it is not',
    (place) => statusDiffers(place) && (place.object.status as Fields).numberReady !== undefined,
    (set) => {
      statusOf(set).numberAvailable = 40;
    },
    'once',
    'daemonsets',
  ),
  change(
    'a DaemonSet that was never changed, with a Pod that is not updated',
    (place, lines) =>
      statusDiffers(place) &&
      place.object.metadata.generation === 1 &&
      Number(statusOf(place.object).updatedNumberScheduled ?? 0) > 0 &&
      isOwnerOfOne(place, lines),
    (set) => {
      statusOf(set).updatedNumberScheduled = Number(statusOf(set).updatedNumberScheduled) - 1;
    },
    'once',
    'daemonsets',
  ),
  change(
    'a ReplicaSet whose Pods lack its labels',
    (place) =>
      statusDiffers(place) &&
      Number(statusOf(place.object).fullyLabeledReplicas ?? 0) > 0 &&
      statusOf(place.before).replicas === statusOf(place.object).replicas,
    (set) => {
      statusOf(set).fullyLabeledReplicas = 0;
    },
    'once',
    'replicasets',
  ),
  counts('a DaemonSet on a node too many', 'daemonsets', 'numberMisscheduled', 'once', 7),
  counts('a DaemonSet that is ready where it is not', 'daemonsets', 'numberReady', 'once', 7),
  change(
    'a quota that forgets what is used',
    (place, lines) =>
      statusDiffers(place) &&
      Number((statusOf(place.object).used as Fields | undefined)?.pods ?? 0) > 0 &&
      isUsedFor(place, lines, 45),
    (quota) => {
      (statusOf(quota).used as Fields).pods = '0';
    },
    'once',
    'resourcequotas',
  ),
  change(
    'a namespace in another phase',
    ({ line }) => line.type !== 'DELETED',
    (namespace) => {
      const { phase } = statusOf(namespace);
      statusOf(namespace).phase = phase === 'Active' ? 'Terminating' : 'Active';
    },
    'once',
    'namespaces',
  ),
  change(
    'a namespace with the label of another',
    ({ line }) => line.type === 'ADDED',
    (namespace) => {
      namespace.metadata.labels!['kubernetes.io/metadata.name'] = 'another';
    },
    'onward',
    'namespaces',
  ),
  nothingNew,
];
