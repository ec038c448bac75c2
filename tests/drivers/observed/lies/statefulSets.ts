import type { StatefulSet } from '../../../../spec/api/objects/apps.ts';
import type { Line, Thing } from '../recordings.ts';
import { type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { counts } from './counts.ts';
import { fromTheStart } from './fromTheStart.ts';
import { change, choose, inserted, type Lie, type Place, unattended } from './lie.ts';
import { isAdded, isModified, roomBehind, shifted } from './places.ts';

const revisionLabel = 'controller-revision-hash';

/** The newest state of the StatefulSet that creates a Pod in this event. */
const creator = ({ at, object }: Place, lines: readonly Line[]): StatefulSet | undefined => {
  const owner = object.metadata.ownerReferences?.find(({ kind }) => kind === 'StatefulSet');
  const line = lines.findLast((each, index) => index < at && each.object?.metadata.uid === owner?.uid);
  return owner && (line?.object as StatefulSet | undefined);
};

/** A Pod of the update revision is created, and its StatefulSet has another current one. */
const isUpdate = (place: Place, lines: readonly Line[]): boolean => {
  const status = isAdded(place) ? creator(place, lines)?.status : undefined;
  const label = place.object.metadata.labels?.[revisionLabel];
  return label === status?.updateRevision && status?.currentRevision !== status?.updateRevision;
};

const updates = (set: string, lines: readonly Line[]): boolean =>
  lines.some((line, at) => {
    if (line.object === undefined || line.resource !== 'pods') return false;
    const place = { at, line, object: line.object, before: undefined };
    return creator(place, lines)?.metadata?.uid === set && isUpdate(place, lines);
  });

/** Of a status of a StatefulSet. */
const inStatus = (
  name: string,
  fits: (place: Place) => boolean,
  write: (status: Fields, set: Thing) => void,
): Lie =>
  change(
    name,
    (place) => statusDiffers(place) && fits(place),
    (set) => write(statusOf(set), set),
    'once',
    'statefulsets',
  );

/** None of these are counted, where there were several before and after. */
const missing = (name: string, field: string): Lie =>
  inStatus(
    name,
    ({ before, object }) =>
      [before, object].every((each) => Number(statusOf(each)[field]) > 2) &&
      specOf(object)?.minReadySeconds === undefined,
    (status) => {
      status[field] = 0;
    },
  );

const specOf = (set: Thing): StatefulSet['spec'] => set.spec as unknown as StatefulSet['spec'];

/** A Pod of a StatefulSet runs, has the newest revision, and is among those that have always been wanted. */
const isWanted = (place: Place, lines: readonly Line[]): boolean => {
  const { at, object } = place;
  const { spec, status, metadata } = creator(place, lines) ?? {};
  const ordinal = Number(/-(\d+)$/.exec(object.metadata.name)?.[1]) - (spec?.ordinals?.start ?? 0);
  return (
    isModified(place) &&
    roomBehind(lines, at) &&
    object.metadata.deletionTimestamp === undefined &&
    object.status?.phase === 'Running' &&
    !lines.some((each) => each.path?.endsWith(`/pods/${object.metadata.name}`)) &&
    metadata?.generation === 1 &&
    ordinal < (spec?.replicas ?? 1) &&
    object.metadata.labels?.[revisionLabel] === status?.updateRevision
  );
};

/** Lies about the revisions, the counts and the Pods of StatefulSets. */
export const statefulSetLies: readonly Lie[] = [
  unattended(
    change(
      'a Pod of a revision that never was',
      (place, lines) => isAdded(place) && creator(place, lines)?.status?.currentRevision !== undefined,
      (pod) => {
        pod.metadata.labels![revisionLabel] = 'w-00000000';
      },
      'onward',
    ),
  ),
  unattended(
    fromTheStart(
      'a Pod below the partition that is updated',
      ({ object }, { lines }) => updates(object.metadata.uid, lines),
      (set) => {
        Object.assign(set.spec!, {
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 9 } },
        });
      },
      'statefulsets',
    ),
  ),
  ...(
    [
      ['a StatefulSet with a replica too many', 'replicas', 7],
      ['a StatefulSet with a ready replica that is not', 'readyReplicas', 7],
      ['a StatefulSet with an updated replica too many', 'updatedReplicas', 7],
    ] as const
  ).map(([name, field, by]) => counts(name, 'statefulsets', field, 'once', by)),
  missing('a StatefulSet that misses an available replica', 'availableReplicas'),
  missing('a StatefulSet that misses a current replica', 'currentReplicas'),
  inStatus(
    'a StatefulSet of a strange revision',
    () => true,
    (status) => {
      status.updateRevision = 'other-5b8c9d7f6';
    },
  ),
  inStatus(
    'a StatefulSet whose update revision changes by itself',
    ({ before, object }) => statusOf(before).observedGeneration === statusOf(object).observedGeneration,
    (status, { metadata: { name } }) => {
      status.updateRevision = `${name}-5b8c9d7f6`;
    },
  ),
  inStatus(
    'a StatefulSet whose current revision was never that of its spec',
    ({ before }) => statusOf(before).currentRevision !== undefined,
    (status, { metadata: { name } }) => {
      status.currentRevision = `${name}-5b8c9d7f6`;
    },
  ),
  inStatus(
    'a StatefulSet that is updated before its replicas are',
    ({ before, object }) =>
      statusOf(before).currentRevision !== undefined &&
      statusOf(object).currentRevision !== statusOf(object).updateRevision &&
      Number(statusOf(object).updatedReplicas ?? 0) !== Number(statusOf(object).replicas),
    (status) => {
      status.currentRevision = status.updateRevision;
    },
  ),
  {
    name: 'a Pod of a StatefulSet that is deleted for nothing',
    tell: (recording, random) => {
      const place = choose(recording, random, isWanted);
      if (place === undefined) return undefined;
      const line = structuredClone(place.line);
      const { metadata, spec } = line.object!;
      const seconds = spec!.terminationGracePeriodSeconds ?? 30;
      metadata.deletionTimestamp = shifted(`${line.ts.slice(0, 19)}Z`, seconds);
      metadata.deletionGracePeriodSeconds = seconds;
      metadata.generation = (metadata.generation ?? 1) + 1;
      metadata.resourceVersion = String(Number(metadata.resourceVersion) + 1);
      return {
        lines: inserted(recording.lines, place.at + 1, line),
        at: place.at + 1,
        uid: metadata.uid,
      };
    },
  },
];
