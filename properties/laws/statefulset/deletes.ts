import { rememberedSpecs } from '../../../models/recorded/history/liveObject.ts';
import { nameKey } from '../../../models/recorded/history/names.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { workloadOf } from '../../../models/recorded/workloadOf.ts';
import type { StatefulSet, StatefulSetSpec } from '../../../spec/api/objects/apps.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** Whether somebody else than its controller may have deleted the Pod: a user, or with its namespace. */
const byOthers = ({ history, after }: PodStep): boolean => {
  const { name = '', namespace = '' } = after.metadata ?? {};
  const path = pathOf('pods', name, namespace);
  const { requests, names, objects } = history;
  const space = objects.get(names.get(nameKey('namespaces', namespace)) ?? '')?.object;
  return (
    !requests.recorded ||
    space === undefined ||
    space.metadata.deletionTimestamp !== undefined ||
    requests.about('delete', path) !== undefined ||
    requests.about('evict', path) !== undefined ||
    requests.about('delete', path.slice(0, path.lastIndexOf('/'))) !== undefined
  );
};

const firstOf = ({ ordinals }: StatefulSetSpec): number => ordinals?.start ?? 0;

export const deletes: LawRecord = {
  id: 'statefulset/deletes',
  says: 'A StatefulSet deletes Pods beyond its ordinals, Pods that have ended, and those at or above its partition that are not of its update revision',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
  fields: ['statefulset.spec.replicas', 'statefulset.spec.updateStrategy'],
  record: ofPods({
    whole: true,
    showsLess: ['what users asked for, if it has no requests', 'which spec the controller saw'],
    judge: (step) => {
      const live = step.writer === 'deletion' ? workloadOf(step, 'StatefulSet') : undefined;
      if (live === undefined || live.object.metadata.deletionTimestamp !== undefined) return undefined;
      const { after } = step;
      const { name = '', labels = {} } = after.metadata ?? {};
      if (isTerminalPhase(after.status?.phase) || byOthers(step)) return undefined;
      if (after.status?.conditions?.some(({ type }) => type === 'DisruptionTarget')) return undefined;
      const ordinal = Number(/-(\d+)$/.exec(name)?.[1]);
      const { metadata, status } = live.object as StatefulSet;
      const specs = rememberedSpecs(live) as StatefulSetSpec[];
      const isBeyond = (spec: StatefulSetSpec): boolean =>
        ordinal < firstOf(spec) || ordinal >= firstOf(spec) + (spec.replicas ?? 1);
      if (specs.some(isBeyond)) return undefined;
      const isOld =
        labels['controller-revision-hash'] !== status?.updateRevision ||
        status?.observedGeneration !== metadata?.generation;
      const updates = specs.some(
        (spec) =>
          spec.updateStrategy?.type !== 'OnDelete' &&
          ordinal >= firstOf(spec) + (spec.updateStrategy?.rollingUpdate?.partition ?? 0),
      );
      if (isOld && updates) return undefined;
      return isOld
        ? `it is deleted, and its StatefulSet updates none with this ordinal`
        : `it is deleted, is wanted, and of the revision ${status?.updateRevision}`;
    },
  }),
  lies: ['a Pod of a StatefulSet that is deleted for nothing'],
};
