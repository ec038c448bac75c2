import type { Deployment, DeploymentStatus } from '../../api/objects/apps.ts';
import { desiredReplicas } from './deploymentPass.ts';

/** Whether all replicas are of the newest template and available, and no others are left. */
export const isComplete = ({ metadata, ...deployment }: Deployment, status: DeploymentStatus): boolean => {
  const desired = desiredReplicas(deployment);
  return (
    (status.updatedReplicas ?? 0) === desired &&
    (status.replicas ?? 0) === desired &&
    (status.availableReplicas ?? 0) === desired &&
    (status.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
  );
};
