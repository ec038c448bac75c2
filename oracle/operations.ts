import type { Operation } from './operation.ts';
import { admit } from './operations/admit.ts';
import { attachDetach } from './operations/attachDetach.ts';
import { authorize } from './operations/authorize.ts';
import { cron } from './operations/cron.ts';
import { cronJobSync } from './operations/cronJobSync.ts';
import { daemonNode } from './operations/daemonNode.ts';
import { daemonSetSync } from './operations/daemonSetSync.ts';
import { deploymentSync } from './operations/deploymentSync.ts';
import { disruption } from './operations/disruption.ts';
import { evict } from './operations/evict.ts';
import { evictionRequest } from './operations/evictionRequest.ts';
import { fenceposts } from './operations/fenceposts.ts';
import { garbageCollect } from './operations/garbageCollect.ts';
import { grace } from './operations/grace.ts';
import { jobSync } from './operations/jobSync.ts';
import { crashLoopBackoff } from './operations/kubelet/crashLoopBackoff.ts';
import { evictionSync } from './operations/kubelet/evictionSync.ts';
import { garbage } from './operations/kubelet/garbage.ts';
import { hooks } from './operations/kubelet/hooks.ts';
import { imagePull } from './operations/kubelet/imagePull.ts';
import { kubeletAdmit } from './operations/kubelet/kubeletAdmit.ts';
import { localStorage } from './operations/kubelet/localStorage.ts';
import { namespaces } from './operations/kubelet/namespaces.ts';
import { nodeShutdown } from './operations/kubelet/nodeShutdown.ts';
import { oomScore } from './operations/kubelet/oomScore.ts';
import { probe } from './operations/kubelet/probe.ts';
import { resizeDecision } from './operations/kubelet/resizeDecision.ts';
import { runtimeCalls } from './operations/kubelet/runtimeCalls.ts';
import { runtimeContract } from './operations/kubelet/runtimeContract.ts';
import { sandboxNetwork } from './operations/kubelet/sandboxNetwork.ts';
import { staticPod } from './operations/kubelet/staticPod.ts';
import { stopContainers } from './operations/kubelet/stopContainers.ts';
import { volumes } from './operations/kubelet/volumes.ts';
import { writtenStatus } from './operations/kubelet/writtenStatus.ts';
import { namespaceDelete } from './operations/namespaceDelete.ts';
import { nodeLifecycle } from './operations/nodeLifecycle.ts';
import { phase } from './operations/phase.ts';
import { podFailurePolicy } from './operations/podFailurePolicy.ts';
import { podGC } from './operations/podGC.ts';
import { podTemplateHash } from './operations/podTemplateHash.ts';
import { pss } from './operations/pss.ts';
import { qos } from './operations/qos.ts';
import { replicaSetSync } from './operations/replicaSetSync.ts';
import { replicationControllerSync } from './operations/replicationControllerSync.ts';
import { restart } from './operations/restart.ts';
import { rollout } from './operations/rollout.ts';
import { rsRank } from './operations/rsRank.ts';
import { schedule } from './operations/schedule.ts';
import { staleness } from './operations/staleness.ts';
import { statefulSet } from './operations/statefulSet.ts';
import { statefulSetSync } from './operations/statefulSetSync.ts';
import { successPolicy } from './operations/successPolicy.ts';
import { taintEvict } from './operations/taintEvict.ts';
import { update } from './operations/update.ts';
import { updateWorkload } from './operations/updateWorkload.ts';
import { validate } from './operations/validate.ts';

/** Every operation of the oracle, in the order in which a Pod meets them. */
export const operations: readonly Operation[] = [
  authorize,
  validate,
  update,
  updateWorkload,
  admit,
  pss,
  qos,
  schedule,
  staticPod,
  kubeletAdmit,
  resizeDecision,
  namespaces,
  sandboxNetwork,
  volumes,
  imagePull,
  restart,
  runtimeCalls,
  runtimeContract,
  hooks,
  probe,
  crashLoopBackoff,
  phase,
  writtenStatus,
  oomScore,
  evictionSync,
  evict,
  localStorage,
  taintEvict,
  nodeShutdown,
  grace,
  stopContainers,
  garbage,
  replicaSetSync,
  replicationControllerSync,
  rsRank,
  podTemplateHash,
  deploymentSync,
  fenceposts,
  rollout,
  statefulSet,
  statefulSetSync,
  daemonNode,
  daemonSetSync,
  staleness,
  jobSync,
  podFailurePolicy,
  successPolicy,
  cron,
  cronJobSync,
  disruption,
  evictionRequest,
  nodeLifecycle,
  garbageCollect,
  namespaceDelete,
  attachDetach,
  podGC,
];
