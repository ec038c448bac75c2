import type { Bug, JobDefect } from '../bug.ts';

const forgetsItsStatus: JobDefect = {
  name: 'own-status-not-waited-for',
  says: 'the Job controller does not wait until it sees the status that it wrote: with the Pod gone and the old status it finds that nothing was done yet',
  rules: {
    writesStatus: (body, { controller }) => ({
      ...body,
      then: body.then.filter(({ component }) => component !== controller.ownStatus),
    }),
  },
};

export const secondPodOfOne: Bug = {
  numbers: [130103],
  says: 'A Job of one completion creates a second Pod: it sees that the first lost its finalizer, and not yet the status that counts it',
  introduced: 'v1.30 or before',
  fixed:
    'v1.36 (KEP 5647): the controller waits until its cache shows what it wrote; the issue was closed without a change',
  breaks: ['job/no-more-pods'],
  components: ['API server', 'Job controller'],
  faults: [],
  found: {
    kind: 'with controllers',
    scenario: 'job-counted',
    bounds: { replicas: 1, podFailures: 0, controllerRestarts: 0 },
    defect: forgetsItsStatus,
  },
};
