import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const heals: LawRecord = {
  id: 'workload/heals',
  says: 'Without further failures a workload comes to have as many ready Pods as it wants, and no others',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works',
  fields: ['replicaset.spec.replicas', 'replicaset.status'],
  model: againAndAgain('as wanted'),
  mutants: ['controller-never-deletes', 'deployment-never-scales'],
};
