import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import type { Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const kubeletConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];

const probed: ReadonlySet<string> = new Set(['Ready', 'ContainersReady']);

const isObserved = (
  { type, observedGeneration }: PodCondition,
  observed: number,
  { metadata }: Pod,
): boolean =>
  observedGeneration === observed || (probed.has(type) && observedGeneration === metadata?.generation);

export const observedTogether: LawRecord = {
  id: 'status/observed-together',
  says: 'The kubelet writes status and conditions of one generation: the one that it observed',
  source: 'https://kep.k8s.io/5067',
  fields: ['pod.status.observedGeneration', 'pod.status.conditions.observedGeneration'],
  exceptions: [
    'static Pods have no generation',
    'what a readiness probe finds is written by itself, for the newest generation',
  ],
  record: ofPods({
    judge: ({ writer, after }) => {
      const observed = after.status?.observedGeneration;
      if (writer !== 'kubelet' || observed === undefined || !after.status?.containerStatuses)
        return undefined;
      const other = kubeletConditions
        .map((type) => conditionIn(after, type))
        .find((condition) => condition !== undefined && !isObserved(condition, observed, after));
      return (
        other &&
        `the condition ${other.type} observed generation ${other.observedGeneration}, the status ${observed}`
      );
    },
  }),
  lies: ['a condition of another generation'],
};
