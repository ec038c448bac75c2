import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const collected: LawRecord = {
  id: 'gc/collected',
  says: 'An owner that was deleted is gone in the end, and so is every dependent that still names it, whatever became of the collector',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/',
  fields: ['*.metadata.finalizers', '*.metadata.ownerReferences'],
  model: againAndAgain('collected'),
  mutants: ['collector-never-deletes'],
};
