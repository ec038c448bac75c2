import type { Deployment } from '../../api/objects/apps.ts';
import { type IntOrPercent, scaledValue } from '../common/intOrPercent.ts';
import { desiredReplicas } from './deploymentPass.ts';

/** How many Pods there may be above the number asked for, and how many of these may be unavailable. */
export type Fenceposts = { readonly surge: number; readonly unavailable: number };

/**
 * Both bounds of a rolling update: percentages of the number asked for, of surge rounded up and of unavailability down. If
 * both come to 0, one Pod may be unavailable, or nothing could ever be replaced. Undefined if one is neither a number nor a
 * percentage.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export const resolveFenceposts = (
  maxSurge: IntOrPercent | undefined,
  maxUnavailable: IntOrPercent | undefined,
  desired: number,
): Fenceposts | undefined => {
  const surge = scaledValue(maxSurge ?? 0, desired, 'up');
  const unavailable = scaledValue(maxUnavailable ?? 0, desired, 'down');
  if (surge === undefined || unavailable === undefined) return undefined;
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
};

/**
 * Whether Pods are replaced a few at a time.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export const isRollingUpdate = ({ spec }: Deployment): boolean => spec?.strategy?.type === 'RollingUpdate';

const fencepostsOf = (deployment: Deployment): Fenceposts => {
  const none = { surge: 0, unavailable: 0 };
  if (!isRollingUpdate(deployment)) return none;
  const { maxSurge, maxUnavailable } = deployment.spec?.strategy?.rollingUpdate ?? {};
  return resolveFenceposts(maxSurge, maxUnavailable, desiredReplicas(deployment)) ?? none;
};

/** How many Pods a Deployment may have above the number asked for; none unless it rolls. */
export const maxSurgeOf = (deployment: Deployment): number => fencepostsOf(deployment).surge;

/** The most Pods that a Deployment may have at a time. */
export const maxReplicasOf = (deployment: Deployment): number =>
  desiredReplicas(deployment) + maxSurgeOf(deployment);

/** How many of its Pods may be unavailable; never more than are asked for, and none unless it rolls. */
export const maxUnavailableOf = (deployment: Deployment): number =>
  Math.min(fencepostsOf(deployment).unavailable, desiredReplicas(deployment));
