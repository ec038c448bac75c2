import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** Why a resize waits, and why one that is granted is not done. */
const reasons: { readonly [type: string]: readonly string[] } = {
  PodResizePending: ['Deferred', 'Infeasible'],
  PodResizeInProgress: ['', 'Error'],
};

const conditionsIn = (pod: Pod | undefined): readonly PodCondition[] =>
  (pod?.status?.conditions ?? []).filter(({ type }) => reasons[type] !== undefined);

export const resizeReasons: LawRecord = {
  id: 'status/resize-reasons',
  says: 'A resize is pending because it is Deferred or Infeasible, or is in progress; the condition is True, is there only once the spec was changed, and is about the generation that its kubelet observed, or an earlier one',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  fields: ['pod.status.conditions'],
  record: ofPods({
    judge: ({ writer, before, after, change }) => {
      if (writer !== 'kubelet' || !change?.conditions.some((type) => reasons[type])) return undefined;
      const olds = conditionsIn(before);
      const { generation = 0 } = after.metadata ?? {};
      const { observedGeneration: seen = generation } = after.status ?? {};
      for (const condition of conditionsIn(after)) {
        const { type, status, reason = '', message = '', observedGeneration = 0 } = condition;
        const old = olds.find((each) => each.type === type);
        if (deepEqual(old, condition)) continue;
        if (status !== 'True') return `the condition ${type} is ${status}`;
        if (!reasons[type]?.includes(reason))
          return `the condition ${type} is there for the reason ${reason}`;
        if (type === 'PodResizePending' && message === '') return `the condition ${type} does not say why`;
        if (generation < 2) return `the condition ${type} is there, and its spec was never changed`;
        if (observedGeneration > seen)
          return `the condition ${type} is about generation ${observedGeneration}; its kubelet observed ${seen}`;
        if (observedGeneration < 2 || observedGeneration < (old?.observedGeneration ?? 0))
          return `the condition ${type} is about generation ${observedGeneration}`;
      }
      return undefined;
    },
  }),
  lies: ['a resize that waits for no reason', 'a resize of the generation before any'],
};
