import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import { scaledValue } from '../common/intOrPercent.ts';
import { otherError, type SyncError } from '../common/syncError.ts';
import { desiredReplicas } from './deploymentPass.ts';
import { specReplicas } from './deploymentReplicaSets.ts';

export type NewReplicas =
  | { readonly error: SyncError }
  | { readonly error?: undefined; readonly replicas: number };

/**
 * How many replicas the new ReplicaSet is to have. Rolling: as many more as surge allows beside all the others, and no more
 * than are asked for. Recreating: all at once. `all`: the ReplicaSets of the Deployment, the new one among them.
 */
export const newReplicas = (
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): NewReplicas => {
  const desired = desiredReplicas(deployment);
  const { type, rollingUpdate } = deployment.spec?.strategy ?? {};
  if (type === 'Recreate') return { replicas: desired };
  if (type !== 'RollingUpdate') return { error: otherError(`deployment type ${type} isn't supported`) };
  const surge = scaledValue(rollingUpdate?.maxSurge, desired, 'up');
  if (surge === undefined) return { error: otherError('invalid value for IntOrString') };
  const current = desiredReplicas(newReplicaSet);
  const room = desired + surge - specReplicas(all);
  return { replicas: room <= 0 ? current : current + Math.min(room, desired - current) };
};
