import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../api/objects/policy.ts';
import { forbiddenError, type StatusError, statusError } from '../../api/statusError.ts';
import { apiTime } from '../common/time.ts';
import { disruptionAllowedType, withDisruptionAllowed } from '../disruption/disruptionAllowed.ts';

/** How many evicted Pods a budget may wait for; more are evicted when the controller has seen them go (`MaxDisruptedPodSize`). */
export const maxDisruptedPods = 2000;

/** After how many seconds an eviction is worth trying again that met a budget in flux. */
const retryAfterSeconds = 10;

const tooManyRequests = (cause: string, after: number): StatusError => ({
  ...statusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget."),
  causes: [{ type: 'DisruptionBudget', message: cause }],
  retryAfterSeconds: after,
});

/** The budget, or the Pod that it guards, is just being changed: whoever asks should ask again. */
export const stillProcessed = (budget: string): StatusError =>
  tooManyRequests(
    `The disruption budget ${budget} is still being processed by the server.`,
    retryAfterSeconds,
  );

/** Why a budget allows no disruption. */
const usedUp = (name: string, status: PodDisruptionBudgetStatus): string => {
  const { desiredHealthy = 0, currentHealthy = 0, conditions = [] } = status;
  const condition = conditions.find(({ type }) => type === disruptionAllowedType);
  const told = condition?.status === 'False' && condition.message !== '' ? condition : undefined;
  const no = `The disruption budget ${name} does not allow evicting pods currently`;
  if (told?.reason === 'SyncFailed') return `${no} because it failed sync: ${told.message}`;
  if (currentHealthy <= desiredHealthy) {
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  }
  return told ? `${no} (${told.reason}): ${told.message}` : no;
};

export type BudgetUse =
  | { readonly allowed: true; readonly status: PodDisruptionBudgetStatus }
  | { readonly allowed: false; readonly error: StatusError };

/**
 * Takes one disruption from a budget: its status with one less, and the Pod among those whose end is awaited. Refused if the
 * controller has not seen the budget's last change, if none is left, or if too many Pods are awaited. `now` in unix
 * milliseconds.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const useBudget = (
  { metadata, status = {} }: PodDisruptionBudget,
  pod: string,
  now: number,
): BudgetUse => {
  const name = metadata?.name ?? '';
  const { observedGeneration = 0, disruptionsAllowed = 0, disruptedPods = {} } = status;
  const refused = (error: StatusError): BudgetUse => ({ allowed: false, error });
  const forbidden = (detail: string) => refused(forbiddenError('poddisruptionbudget.policy', name, detail));
  if (observedGeneration < (metadata?.generation ?? 0)) return refused(stillProcessed(name));
  if (disruptionsAllowed < 0) return forbidden('pdb disruptions allowed is negative');
  if (Object.keys(disruptedPods).length > maxDisruptedPods) {
    return forbidden('DisruptedPods map too big - too many evictions not confirmed by PDB controller');
  }
  if (disruptionsAllowed === 0) return refused(tooManyRequests(usedUp(name, status), 0));
  const used = {
    ...status,
    disruptionsAllowed: disruptionsAllowed - 1,
    disruptedPods: { ...disruptedPods, [pod]: apiTime(now) },
  };
  return { allowed: true, status: used.disruptionsAllowed === 0 ? withDisruptionAllowed(used, now) : used };
};
