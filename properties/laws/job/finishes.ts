import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const finishes: LawRecord = {
  id: 'job/finishes',
  says: 'A Job whose Pods come to an end is Complete or Failed in the end, whatever became of its controller',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  fields: ['job.status.conditions'],
  model: againAndAgain('finished'),
  mutants: ['job-status-never-written'],
};
