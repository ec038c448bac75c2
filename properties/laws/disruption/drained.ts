import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const drained: LawRecord = {
  id: 'disruption/drained',
  says: 'A node that is drained is empty in the end, where the budget allows a disruption and evicted Pods are replaced elsewhere',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
  fields: ['poddisruptionbudget.status.disruptionsAllowed', 'node.spec.unschedulable'],
  model: againAndAgain('drained'),
  mutants: ['budget-is-never-counted'],
};
