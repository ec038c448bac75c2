import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../api/objects/policy.ts';
import { type Answers, apiCalls, type Tried } from '../common/apiCalls.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import type { Controllers } from './controllerScale.ts';
import { awaitedDeletions, healthyPods } from './disruptedPods.ts';
import {
  disruptionAllowedType,
  tellsDisruptionAllowed,
  withDisruptionAllowed,
  withStatusCondition,
} from './disruptionAllowed.ts';
import { expectedPods } from './expectedPods.ts';

export type DisruptionWrite = { readonly kind: 'updateStatus'; readonly status: PodDisruptionBudgetStatus };

/** What the controller sees in one pass, and how the API server would answer it. */
export type DisruptionView = {
  /** unix milliseconds */
  readonly now: number;
  readonly budget: PodDisruptionBudget;
  /** the Pods in the cache, of any namespace */
  readonly pods: readonly Pod[];
  readonly controllers: Controllers;
  readonly answers: Answers<DisruptionWrite>;
};

/** What came of a pass. One with an error is repeated with a back-off. */
export type DisruptionSync = {
  readonly tried: readonly Tried<DisruptionWrite>[];
  /** the status that the API server accepted last; absent if none was written */
  readonly status?: PodDisruptionBudgetStatus;
  /** Pods that the budget selects and no controller owns: users are warned */
  readonly unmanaged: readonly string[];
  /** in how many milliseconds an evicted Pod will have taken too long to go */
  readonly recheckAfterMs?: number;
  readonly error?: SyncError;
};

type Trial =
  | {
      readonly valid: true;
      readonly status: PodDisruptionBudgetStatus | undefined;
      readonly unmanaged: readonly string[];
      readonly until: number | undefined;
    }
  | { readonly valid: false; readonly message: string };

const sameTimes = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => a[name] === b[name]);

const isUpToDate = (
  { metadata, status = {} }: PodDisruptionBudget,
  next: PodDisruptionBudgetStatus,
): boolean =>
  (['currentHealthy', 'desiredHealthy', 'expectedPods', 'disruptionsAllowed'] as const).every(
    (field) => (status[field] ?? 0) === next[field],
  ) &&
  sameTimes(status.disruptedPods ?? {}, next.disruptedPods ?? {}) &&
  tellsDisruptionAllowed(status, metadata?.generation ?? 0);

/** The status that a budget should have; undefined if it has it. */
const tryStatus = ({ now, budget, pods: all, controllers }: DisruptionView): Trial => {
  const compiled = compileLabelSelector(budget.spec?.selector);
  if (!compiled.valid) return { valid: false, message: compiled.reason };
  const pods = all.filter(
    ({ metadata }) =>
      metadata?.namespace === budget.metadata?.namespace && selects(compiled.selector, metadata?.labels),
  );
  const count = expectedPods(budget.spec ?? {}, pods, controllers);
  if (!count.valid) return count;
  const { awaited, until } = awaitedDeletions(budget.status?.disruptedPods ?? {}, pods, now);
  const currentHealthy = healthyPods(awaited, pods, now);
  const { expected, desiredHealthy, unmanaged } = count;
  const generation = budget.metadata?.generation ?? 0;
  const conditions = budget.status?.conditions;
  const status: PodDisruptionBudgetStatus = {
    currentHealthy,
    desiredHealthy,
    expectedPods: expected,
    disruptionsAllowed: expected > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0,
    disruptedPods: awaited,
    observedGeneration: generation,
    ...(conditions ? { conditions } : {}),
  };
  const written = isUpToDate(budget, status) ? undefined : withDisruptionAllowed(status, now);
  return { valid: true, status: written, unmanaged, until };
};

/** The status of a budget of which nothing can be told: no eviction is allowed. */
const failSafe = ({ budget, now }: DisruptionView, message: string): PodDisruptionBudgetStatus => {
  const status = budget.status ?? {};
  const { observedGeneration } = status;
  const condition = {
    type: disruptionAllowedType,
    status: 'False',
    reason: 'SyncFailed',
    message,
    ...(observedGeneration ? { observedGeneration } : {}),
  };
  const conditions = withStatusCondition(status.conditions, condition, now);
  return { ...status, disruptionsAllowed: 0, conditions };
};

/**
 * The disruption controller keeps the status of a budget, by which evictions are allowed: how many Pods are expected, how
 * many of them must stay healthy, how many are, and so how many may go. One pass over one budget; if it cannot be worked
 * out, or not be written for another reason than a conflict, no eviction is allowed.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 */
export const syncDisruptionBudget = (view: DisruptionView): DisruptionSync => {
  const { tried, call } = apiCalls<DisruptionWrite>(view.answers);
  const trial = tryStatus(view);
  const unmanaged = trial.valid ? trial.unmanaged : [];
  let message = trial.valid ? undefined : trial.message;
  if (trial.valid) {
    const { status, until } = trial;
    const error = status ? call({ kind: 'updateStatus', status }) : undefined;
    if (error?.reason === 'Conflict') return { tried, unmanaged, error: syncErrorOf(error) };
    if (error === undefined) {
      return {
        tried,
        unmanaged,
        ...(status ? { status } : {}),
        ...(until === undefined ? {} : { recheckAfterMs: until - view.now }),
      };
    }
    message = error.message;
  }
  const status = failSafe(view, message ?? '');
  const error = call({ kind: 'updateStatus', status });
  return error ? { tried, unmanaged, error: syncErrorOf(error) } : { tried, unmanaged, status };
};
