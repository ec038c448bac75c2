import { not, together } from '../../../checker/system/guard.ts';
import { seenStatus } from '../../../models/controllers/charts/jobStatus.ts';
import { phaseSeen } from '../../../models/controllers/charts/seenJobPod.ts';
import { podName } from '../../../models/controllers/decisions/seenObjects.ts';
import type { Bug, JobDefect } from '../bug.ts';

const notesBoth: JobDefect = {
  name: 'noted-as-failed-and-succeeded',
  says: 'the Job controller notes a Pod down as succeeded that it has noted down as failed; the API server refuses that status, and the finalizer stays',
  rules: {
    releasesPod: ({ when = [], then }, { pod, seen, controller }) => ({
      when: [
        ...when,
        not(
          together({ seen, status: controller.seen }, (it) => {
            const { uncountedTerminatedPods } = controller.statuses[seenStatus(it.status) ?? 0] ?? {};
            const isNoted = uncountedTerminatedPods?.failed?.includes(podName(pod.id)) ?? false;
            return isNoted && phaseSeen(it.seen) === 'Succeeded';
          }),
        ),
      ],
      then,
    }),
  },
};

export const failedSucceedsLater: Bug = {
  numbers: [111646],
  says: 'A Pod that is being deleted is noted down as failed and succeeds after that: the status of its Job can no longer be written, and the Job is never finished',
  introduced: 'v1.25 or before',
  fixed: 'v1.25 (111646): the first verdict stays',
  breaks: ['job/finishes'],
  components: ['API server', 'Job controller', 'kubelet'],
  faults: ['deletion', 'restart of a controller'],
  found: {
    kind: 'with controllers',
    scenario: 'job-evicted',
    bounds: { replicas: 1, staleLists: 0, deletions: 1, controllerRestarts: 1 },
    defect: notesBoth,
  },
};
