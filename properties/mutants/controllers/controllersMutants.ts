import { claimMutants } from './claims.ts';
import type { ControllersMutant } from './controllersMutant.ts';
import { cronJobMutants } from './cronJob.ts';
import { daemonSetMutants } from './daemonSet.ts';
import { deploymentMutants } from './deployment.ts';
import { drainMutants } from './drain.ts';
import { jobMutants } from './job.ts';
import { ownerMutants } from './owner.ts';
import { preemptionMutants } from './preemption.ts';
import { replicaSetMutants } from './replicaSet.ts';
import { statefulSetMutants } from './statefulSet.ts';
import { volumeMutants } from './volume.ts';

/** Every seeded fault of controllers that see late. */
export const controllersMutants: readonly ControllersMutant[] = [
  ...replicaSetMutants,
  ...claimMutants,
  ...statefulSetMutants,
  ...deploymentMutants,
  ...jobMutants,
  ...daemonSetMutants,
  ...drainMutants,
  ...ownerMutants,
  ...cronJobMutants,
  ...volumeMutants,
  ...preemptionMutants,
];
