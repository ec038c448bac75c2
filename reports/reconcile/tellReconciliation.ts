import type { Reconciliation } from '../../spec/controllers/reconcile/reconciliation.ts';
import { budgetTold } from './budgetTold.ts';
import { cronJobTold } from './cronJobTold.ts';
import { daemonSetTold } from './daemonSetTold.ts';
import { deploymentTold } from './deploymentTold.ts';
import { garbageTold } from './garbageTold.ts';
import { jobTold } from './jobTold.ts';
import { namespaceTold } from './namespaceTold.ts';
import { nodeTold } from './nodeTold.ts';
import { podGCTold, staleDisruptionTold, taintEvictionTold } from './podTold.ts';
import { replicaSetTold, replicationControllerTold } from './replicaSetTold.ts';
import { statefulSetTold } from './statefulSetTold.ts';
import type { Told } from './told.ts';

/** What a controller does next, in words: the answer in a sentence, the numbers that decided, and each write. */
export const tellReconciliation = (reconciliation: Reconciliation): Told => {
  switch (reconciliation.controller) {
    case 'CronJob':
      return cronJobTold(reconciliation);
    case 'Job':
      return jobTold(reconciliation);
    case 'Deployment':
      return deploymentTold(reconciliation);
    case 'ReplicaSet':
      return replicaSetTold(reconciliation);
    case 'ReplicationController':
      return replicationControllerTold(reconciliation);
    case 'StatefulSet':
      return statefulSetTold(reconciliation);
    case 'DaemonSet':
      return daemonSetTold(reconciliation);
    case 'disruption':
      return budgetTold(reconciliation);
    case 'staleDisruptionTarget':
      return staleDisruptionTold(reconciliation);
    case 'taintEviction':
      return taintEvictionTold(reconciliation);
    case 'namespace':
      return namespaceTold(reconciliation);
    case 'garbageCollector':
      return garbageTold(reconciliation);
    case 'nodeLifecycle':
      return nodeTold(reconciliation);
    case 'podGC':
      return podGCTold(reconciliation);
  }
};
