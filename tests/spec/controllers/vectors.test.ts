import { expect, test } from 'vitest';
import { attachDetach } from '../../../oracle/operations/attachDetach.ts';
import { cron } from '../../../oracle/operations/cron.ts';
import { cronJobSync } from '../../../oracle/operations/cronJobSync.ts';
import { daemonNode } from '../../../oracle/operations/daemonNode.ts';
import { daemonSetSync } from '../../../oracle/operations/daemonSetSync.ts';
import { deploymentSync } from '../../../oracle/operations/deploymentSync.ts';
import { disruption } from '../../../oracle/operations/disruption.ts';
import { evictionRequest } from '../../../oracle/operations/evictionRequest.ts';
import { fenceposts } from '../../../oracle/operations/fenceposts.ts';
import { garbageCollect } from '../../../oracle/operations/garbageCollect.ts';
import { jobSync } from '../../../oracle/operations/jobSync.ts';
import { namespaceDelete } from '../../../oracle/operations/namespaceDelete.ts';
import { nodeLifecycle } from '../../../oracle/operations/nodeLifecycle.ts';
import { podFailurePolicy } from '../../../oracle/operations/podFailurePolicy.ts';
import { podGC } from '../../../oracle/operations/podGC.ts';
import { podTemplateHash } from '../../../oracle/operations/podTemplateHash.ts';
import { replicaSetSync } from '../../../oracle/operations/replicaSetSync.ts';
import { replicationControllerSync } from '../../../oracle/operations/replicationControllerSync.ts';
import { rollout } from '../../../oracle/operations/rollout.ts';
import { rsRank } from '../../../oracle/operations/rsRank.ts';
import { staleness } from '../../../oracle/operations/staleness.ts';
import { statefulSet } from '../../../oracle/operations/statefulSet.ts';
import { statefulSetSync } from '../../../oracle/operations/statefulSetSync.ts';
import { successPolicy } from '../../../oracle/operations/successPolicy.ts';
import { disagreements } from './agreement.ts';

test.each([
  disruption,
  evictionRequest,
  nodeLifecycle,
  garbageCollect,
  namespaceDelete,
  attachDetach,
  podGC,
  cron,
  cronJobSync,
  jobSync,
  podFailurePolicy,
  successPolicy,
  daemonNode,
  daemonSetSync,
  deploymentSync,
  fenceposts,
  podTemplateHash,
  replicaSetSync,
  replicationControllerSync,
  rollout,
  rsRank,
  staleness,
  statefulSet,
  statefulSetSync,
])('$op: controllers write what those of Kubernetes write', (operation) => {
  expect(disagreements(operation, `controllers-${operation.op}`)).toEqual([]);
});
