import { z } from 'zod';
import { parseIndexes } from '../../spec/controllers/job/completionIndexes.ts';
import { judgeSuccess } from '../../spec/controllers/job/successPolicy.ts';
import { defaultedJob } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';

const successPolicyShape = z.object({ job: defaultedJob, succeeded: z.string() });

export const successPolicy: Operation = {
  op: 'successPolicy',
  says: 'whether the indexes that have succeeded end an Indexed Job early',
  ...withShape(successPolicyShape, ({ job: { spec }, succeeded }) => {
    const completions = spec?.completions ?? 0;
    const verdict = judgeSuccess(spec?.successPolicy, completions, parseIndexes(succeeded, completions));
    return { matched: verdict.matched, message: verdict.matched ? verdict.message : '' };
  }),
};
