import { admission } from './admission.ts';
import { commands } from './commands.ts';
import type { ConformanceGroup } from './conformanceRecord.ts';
import { controllerRevision } from './controllerRevision.ts';
import { cronJob } from './cronJob.ts';
import { daemonSet } from './daemonSet.ts';
import { deployment } from './deployment.ts';
import { devices } from './devices.ts';
import { disruption } from './disruption.ts';
import { environment } from './environment.ts';
import { ephemeralContainers } from './ephemeralContainers.ts';
import { fieldValidation } from './fieldValidation.ts';
import { garbageCollector } from './garbageCollector.ts';
import { hooks } from './hooks.ts';
import { initContainers } from './initContainers.ts';
import { job } from './job.ts';
import { namespace } from './namespace.ts';
import { network } from './network.ts';
import { node } from './node.ts';
import { podLifecycle } from './podLifecycle.ts';
import { podTemplates } from './podTemplates.ts';
import { preemption } from './preemption.ts';
import { probes } from './probes.ts';
import { replicaSet } from './replicaSet.ts';
import { resize } from './resize.ts';
import { runtimeClass } from './runtimeClass.ts';
import { scheduling } from './scheduling.ts';
import { securityContext } from './securityContext.ts';
import { serviceAccount } from './serviceAccount.ts';
import { statefulSet } from './statefulSet.ts';
import { taintEviction } from './taintEviction.ts';
import { volumes } from './volumes.ts';

/** Every conformance test about Pods, by what it is about: what holds it here, or why nothing does. */
export const conformanceMap: readonly ConformanceGroup[] = [
  podLifecycle,
  initContainers,
  probes,
  hooks,
  resize,
  ephemeralContainers,
  runtimeClass,
  scheduling,
  preemption,
  taintEviction,
  replicaSet,
  deployment,
  statefulSet,
  daemonSet,
  job,
  cronJob,
  disruption,
  garbageCollector,
  namespace,
  node,
  controllerRevision,
  admission,
  fieldValidation,
  podTemplates,
  serviceAccount,
  securityContext,
  commands,
  environment,
  volumes,
  network,
  devices,
];
