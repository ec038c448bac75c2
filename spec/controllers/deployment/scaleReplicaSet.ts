import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import {
  annotationsOf,
  type DeploymentPass,
  desiredReplicas,
  recordEvent,
  tryWrite,
  withAnnotations,
} from './deploymentPass.ts';
import { hasAnnotations, replicasAnnotations } from './replicaSetAnnotations.ts';

export type Scaled =
  | { readonly error: SyncError }
  | { readonly error?: undefined; readonly scaled: boolean; readonly replicaSet: ReplicaSet };

/**
 * Gives a ReplicaSet another size, and notes on it what the Deployment asks for. Where the size is right already nothing is
 * written, unless `always`: then the notes are brought up to date.
 */
export const scaleReplicaSet = (
  pass: DeploymentPass,
  replicaSet: ReplicaSet,
  replicas: number,
  always = false,
): Scaled => {
  const before = desiredReplicas(replicaSet);
  const resizes = before !== replicas;
  const notes = replicasAnnotations(pass.deployment);
  if (!resizes && !(always && !hasAnnotations(replicaSet, notes))) return { scaled: false, replicaSet };
  const resized = { ...replicaSet, spec: { ...replicaSet.spec, replicas } } as ReplicaSet;
  const updated = withAnnotations(resized, { ...annotationsOf(replicaSet), ...notes });
  const error = tryWrite(pass, { kind: 'updateReplicaSet', replicaSet: updated });
  if (error) return { error };
  if (resizes) {
    const direction = before < replicas ? 'up' : 'down';
    const message = `Scaled ${direction} replica set ${updated.metadata?.name} from ${before} to ${replicas}`;
    recordEvent(pass, 'Normal', 'ScalingReplicaSet', message);
  }
  return { scaled: resizes, replicaSet: updated };
};
