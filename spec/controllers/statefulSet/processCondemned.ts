import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { isPodAvailable } from '../common/podReadiness.ts';
import { claimsMatchPolicy, updateClaimOwners } from './claimWrites.ts';
import { failed, goOn, isOrdered, type Step, stop } from './inOrder.ts';
import { isRunningAndReady } from './podState.ts';
import { deleteReplica } from './podWrites.ts';
import type { StatefulSetPass } from './statefulSetView.ts';

/** The claims of a Pod that is scaled away get the owners that decide what becomes of them. */
export const fixClaims = (pass: StatefulSetPass, pod: Pod): Step => {
  if (claimsMatchPolicy(pass, pod)) return goOn;
  const errors = updateClaimOwners(pass, pod);
  return errors.length > 0 ? failed(errors) : goOn;
};

/**
 * Scales one Pod away. In order, only one goes at a time, the highest ordinal first, and it waits until it is healthy, unless
 * it is itself the unhealthy Pod with the lowest ordinal.
 */
export const processCondemned = (
  pass: StatefulSetPass,
  pod: Pod,
  firstUnavailable: Pod | undefined,
): Step => {
  const { view, set } = pass;
  const ordered = isOrdered(pass);
  if (isBeingDeleted(pod)) return ordered ? stop : goOn;
  const isHealthy = isRunningAndReady(pod) && isPodAvailable(pod, set.spec?.minReadySeconds ?? 0, view.now);
  if (ordered && !isHealthy && pod !== firstUnavailable) return stop;
  return { stop: true, errors: deleteReplica(pass, pod) };
};
