/**
 * `pod-semantics/spec`: what Kubernetes v1.36 decides, by who decides it. All functions are pure and total. These
 * are the decisions that most people ask for; every other one is reached by the path of its file, such as
 * `pod-semantics/spec/kubelet/probes/probeTick`.
 */
import { admit } from '../spec/api/admission/admit.ts';
import { admissionCluster } from '../spec/api/admission/cluster.ts';
import { create } from '../spec/api/create.ts';
import { explain } from '../spec/api/explain/explain.ts';
import { normalizeObject, normalizePod } from '../spec/api/normalize.ts';
import { computeQosClass } from '../spec/api/qos.ts';
import { staticPod } from '../spec/api/staticPod.ts';
import { update } from '../spec/api/update.ts';
import { evictPod } from '../spec/controllers/eviction/evictPod.ts';
import { onTaintsChanged } from '../spec/controllers/taintEviction/taintEviction.ts';
import { tolerationTime } from '../spec/controllers/taintEviction/tolerationTime.ts';
import { decidePodActions } from '../spec/kubelet/actions/decidePodActions.ts';
import { admitPod } from '../spec/kubelet/admission/admitPod.ts';
import { crashLoopBackoff } from '../spec/kubelet/backoff/crashLoopBackoff.ts';
import { evictionOrder } from '../spec/kubelet/eviction/rank.ts';
import { podPhase } from '../spec/kubelet/phase/podPhase.ts';
import { probeTick } from '../spec/kubelet/probes/probeTick.ts';
import { shouldRestart } from '../spec/kubelet/restart/shouldRestart.ts';
import { gracefulNodeShutdown } from '../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import { podStatus } from '../spec/kubelet/status/podStatus.ts';
import { deletePod } from '../spec/kubelet/termination/deletePod.ts';
import { effectiveGracePeriod } from '../spec/kubelet/termination/effectiveGracePeriod.ts';
import { terminationOrder } from '../spec/kubelet/termination/terminationOrder.ts';
import { createdFrom } from '../spec/manifest/objectProblems.ts';
import { readManifest } from '../spec/manifest/readManifest.ts';
import { clusterOf } from '../spec/scheduling/cluster.ts';
import { schedule } from '../spec/scheduling/schedule.ts';
import { whyPending } from '../spec/scheduling/whyPending.ts';
import { authorize } from '../spec/security/access/rbac.ts';
import { judgePodSecurity, policyOf } from '../spec/security/policy.ts';
import { storageOf } from '../spec/storage/storage.ts';

export type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../spec/api/objects/apps.ts';
export type { CronJob, Job } from '../spec/api/objects/batch.ts';
export type { Container, Node, Pod, PodSpec, PodStatus } from '../spec/api/objects/core.ts';
export type { Problem } from '../spec/problem.ts';

/** Manifests as text. */
export const manifests = {
  /** the objects of a manifest (YAML, several documents, or JSON), each with its place; and what is wrong with it */
  read: readManifest,
  /** an object that was read, as the API server would store it, or its problems with line and field */
  created: createdFrom,
} as const;

/** What the API server decides. */
export const apiServer = {
  /** the creation of an object: decoded, defaulted, prepared and validated; admission aside */
  create,
  /** the update of an object or of a subresource: what is stored, or why it is refused */
  update,
  /** the creation of a Pod with the default admission plugins */
  admit,
  /** the cluster that `admit` asks about: namespaces, classes, limit ranges, quotas, service accounts */
  admissionCluster,
  /** a Pod with its defaults and what creation changes in its specification, from JSON data; its status is kept */
  normalizePod,
  /** an object of any kind that is modelled, likewise */
  normalizeObject,
  /** the quality-of-service class of a Pod */
  qosClass: computeQosClass,
  /** what a namespace's Pod Security policy says of a Pod */
  judgePodSecurity,
  /** the Pod Security policy that a namespace's labels make */
  podSecurityPolicy: policyOf,
  /** RBAC: whether a user may do something */
  authorize,
  /** the grace period of a deletion, or that the Pod is removed at once */
  deletePod,
  /** whether a Pod may be evicted, by its disruption budget; what becomes of both */
  evictPod,
  /** a field of the API: type, default, whether it can change, what it is for */
  explain,
} as const;

/** What the scheduler decides. */
export const scheduler = {
  /** the cluster as the scheduler sees it, from its objects */
  clusterOf,
  /** the storage of a cluster, from its objects: a part of `clusterOf` */
  storageOf,
  /** of a pending Pod: feasible nodes, reasons, scores, the best nodes, preemption */
  schedule,
  /** why a Pod stays Pending after a decision, in the words of its event */
  whyPending,
} as const;

/** What the kubelet decides. */
export const kubelet = {
  /** whether a Pod that is bound to the node is taken */
  admitPod,
  /** a static Pod, from its file */
  staticPod,
  /** what one sync of a Pod has the runtime do */
  decidePodActions,
  /** whether a container that has ended is started again */
  shouldRestart,
  /** whether it may be started now, or when */
  crashLoopBackoff,
  /** what a probe does next, and what comes of its result */
  probeTick,
  /** the phase of a Pod */
  podPhase,
  /** the status that is reported: phase, conditions, container statuses */
  podStatus,
  /** the seconds that a Pod has to stop in */
  effectiveGracePeriod,
  /** the order in which the containers of a Pod are stopped */
  terminationOrder,
  /** the order in which Pods are evicted when the node runs short of something */
  evictionOrder,
  /** which Pods are stopped when the node shuts down, and within which time */
  gracefulNodeShutdown,
} as const;

/** What the taint eviction controller decides. */
export const taintEviction = {
  /** what is done about a Pod when the taints of its node have changed */
  onTaintsChanged,
  /** for how long a Pod tolerates taints */
  tolerationTime,
} as const;
