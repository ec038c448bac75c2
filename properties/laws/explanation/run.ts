import type { LawRecord } from '../lawRecord.ts';
import { ofRuns } from '../recordPredicate.ts';

export const run: LawRecord = {
  id: 'explanation/run',
  says: 'The events of a Pod are a run of its charts: hidden steps of its node lead from each write of its kubelet to the next',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
  fields: ['pod'],
  record: ofRuns({
    showsLess: [
      'what hidden steps came before it began',
      'which of the hidden steps happened, where they are too many to look through',
    ],
  }),
  lies: ['init containers that run again in the sandbox that they had'],
};
