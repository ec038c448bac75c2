import type { StatefulSet } from '../../../../spec/api/objects/apps.ts';
import type { Line } from '../recordings.ts';
import { fromTheStart } from './fromTheStart.ts';
import { change, type Lie, type Place, unattended } from './lie.ts';
import { isAdded } from './places.ts';

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

/** Lies about the revisions of StatefulSets. */
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
];
