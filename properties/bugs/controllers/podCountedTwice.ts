import type { Bug, JobDefect } from '../bug.ts';

const forgetsItsPatch: JobDefect = {
  name: 'finalizer-seen-again',
  says: 'the Job controller does not remember that it has taken the finalizer off a Pod: while its cache shows the Pod as it was, it notes it down once more',
  rules: {
    releasesPod: (body, { own }) => ({
      ...body,
      then: body.then.filter(({ component }) => component !== own),
    }),
  },
};

export const podCountedTwice: Bug = {
  numbers: [105200],
  says: 'A Job counts a Pod, sees its own status, and is still shown the Pod with its finalizer: it counts the Pod a second time',
  introduced: 'v1.22 (JobTrackingWithFinalizers)',
  fixed: 'v1.23: the controller remembers which finalizers it has taken off until its cache shows that',
  breaks: ['job/counted-once'],
  components: ['API server', 'Job controller'],
  faults: [],
  found: {
    kind: 'with controllers',
    scenario: 'job-counted',
    bounds: { podFailures: 0, controllerRestarts: 0 },
    defect: forgetsItsPatch,
  },
};
