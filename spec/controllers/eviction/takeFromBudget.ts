import type { PodDisruptionBudget } from '../../api/objects/policy.ts';
import { type StatusError, statusError } from '../../api/statusError.ts';
import type { ApiCalls, ApiReason } from '../common/apiCalls.ts';
import { type BudgetWrite, type EvictionView, evictionTries } from './evictionView.ts';
import { useBudget } from './useBudget.ts';

const codes: Readonly<Record<ApiReason, number>> = {
  AlreadyExists: 409,
  Conflict: 409,
  Forbidden: 403,
  InternalError: 500,
  Invalid: 422,
  NotFound: 404,
  Timeout: 504,
  TooManyRequests: 429,
  UnsupportedMediaType: 415,
};

/** Takes the eviction from the budget; the budget is read again and tried again while others change it. */
export const takeFromBudget = (
  { now, name, budgetMeanwhile }: EvictionView,
  guard: PodDisruptionBudget,
  dryRun: boolean,
  { call }: ApiCalls<BudgetWrite>,
): StatusError | undefined => {
  const budget = guard.metadata?.name ?? '';
  let read = guard;
  let error: StatusError | undefined;
  for (let tries = 0; tries < evictionTries; tries += 1) {
    const use = useBudget(read, name, now);
    if (!use.allowed) return use.error;
    const refused = dryRun ? undefined : call({ kind: 'updateStatus', budget, status: use.status });
    if (refused === undefined) return undefined;
    error = statusError(codes[refused.reason], refused.reason, refused.message);
    if (refused.reason !== 'Conflict') break;
    read = budgetMeanwhile ?? guard;
  }
  return error;
};
