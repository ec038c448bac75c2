import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

export const neverRescheduled: LawRecord = {
  id: 'identity/never-rescheduled',
  says: 'spec.nodeName, once set, never changes for a UID',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
  fields: ['pod.spec.nodeName'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) => after.existence === 'gone' || isKept(before.nodeName, after.nodeName),
    witness: (before, after) => before.nodeName !== undefined && after.phase !== before.phase,
  }),
  record: ofPods({
    judge: ({ before, after }) => {
      const [node, now] = [before?.spec?.nodeName, after.spec?.nodeName];
      return isKept(node, now)
        ? undefined
        : `spec.nodeName became ${now}; the Pod is bound to ${node} for good`;
    },
  }),
  mutants: ['bound-twice'],
  lies: ['another node'],
};

const isKept = (node: string | undefined, now: string | undefined): boolean =>
  node === undefined || node === now;
