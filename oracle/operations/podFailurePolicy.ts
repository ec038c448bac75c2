import { z } from 'zod';
import { judgeFailedPod } from '../../spec/controllers/job/podFailurePolicy.ts';
import { defaultedJob, defaultedPod } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';

const podFailurePolicyShape = z.object({ job: defaultedJob, pod: defaultedPod });

export const podFailurePolicy: Operation = {
  op: 'podFailurePolicy',
  says: "what a Job's failure policy says of a failed Pod: the action, and whether the failure counts",
  ...withShape(podFailurePolicyShape, ({ job, pod }) => {
    const { action, counts, message } = judgeFailedPod(job.spec?.podFailurePolicy, pod);
    return { action: action ?? null, count: counts, message: message ?? null };
  }),
};
