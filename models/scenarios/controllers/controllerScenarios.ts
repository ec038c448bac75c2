import type { Scenario } from '../scenario.ts';
import { claimScenarios } from './claims.ts';
import { controllerScenario } from './controllerScenario.ts';
import { cronJobScenarios } from './cronJobs.ts';
import { daemonSetScenarios } from './daemonSets.ts';
import { deploymentScenarios } from './deployments.ts';
import { drainScenarios } from './drains.ts';
import { jobScenarios } from './jobs.ts';
import { ownerScenarios } from './owners.ts';
import { preemptionScenarios } from './preemptions.ts';
import { replicaSetScenarios } from './replicaSets.ts';
import { statefulSetScenarios } from './statefulSets.ts';
import { volumeScenarios } from './volumes.ts';

/** Every scenario of controllers. */
export const controllerScenarios: readonly Scenario[] = [
  ...replicaSetScenarios,
  ...claimScenarios,
  ...statefulSetScenarios,
  ...deploymentScenarios,
  ...jobScenarios,
  ...daemonSetScenarios,
  ...drainScenarios,
  ...ownerScenarios,
  ...cronJobScenarios,
  ...volumeScenarios,
  ...preemptionScenarios,
].map(controllerScenario);
