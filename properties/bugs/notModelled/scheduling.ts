import type { Bug } from '../bug.ts';

/** Of the scheduler, and what the models lack for it. */
export const schedulingNotModelled: readonly Bug[] = [
  {
    numbers: [72122, 72558, 118438],
    says: 'An event that would make a Pod schedulable comes while the Pod is being tried, before it is in the queue of unschedulable ones: the Pod is not tried again',
    introduced: 'v1.13 or before',
    fixed: 'v1.14 (72558) flushes the queue after a time; v1.28 (118438) keeps events that come meanwhile',
    breaks: [],
    components: ['scheduler'],
    faults: [],
    found: {
      kind: 'not modelled',
      because: 'the scheduler of the model has one queue, and tries each Pod of it whenever it can',
    },
  },
  {
    numbers: [98215],
    says: 'A rolling update leaves Pods spread with a skew above maxSkew',
    introduced: 'v1.19',
    fixed: 'closed as designed; matchLabelKeys, since v1.27, counts the Pods of one revision',
    breaks: [],
    components: ['scheduler', 'Deployment controller'],
    faults: [],
    found: {
      kind: 'not modelled',
      because: 'there is no rolling update in the model that has constraints of spreading',
    },
  },
  {
    numbers: [126891, 129532],
    says: 'While a Pod is resized scheduler and kubelet add up different requests, and the kubelet turns a Pod away for lack of CPU',
    introduced: 'v1.27',
    fixed: '126891 was open when it was last read; 129532 was in v1.32',
    breaks: [],
    components: ['scheduler', 'kubelet'],
    faults: ['resize'],
    found: { kind: 'not modelled', because: 'the model with resizes has no scheduler that counts' },
  },
];
