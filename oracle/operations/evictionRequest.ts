import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../spec/api/objects/policy.ts';
import type { ApiError, Tried } from '../../spec/controllers/common/apiCalls.ts';
import type { BudgetWrite, EvictionResult } from '../../spec/controllers/eviction/evictionView.ts';
import { evictPod } from '../../spec/controllers/eviction/evictPod.ts';
import type { Operation } from '../operation.ts';
import { decoded, listOf, podShape, wholeNumber, withShape } from '../request.ts';

const given = <T>(shape: z.ZodType<T>) => shape.nullish().transform((value) => value ?? undefined);

const deleteOptionsShape = z.object({
  gracePeriodSeconds: given(wholeNumber),
  preconditions: given(z.object({ uid: given(z.string()), resourceVersion: given(z.string()) })),
  orphanDependents: given(z.boolean()),
  propagationPolicy: given(z.string()),
  dryRun: given(z.array(z.string())),
  ignoreStoreReadErrorWithClusterBreakingPotential: given(z.boolean()),
});

const evictionShape = z.object({
  /** unix seconds */
  now: wholeNumber.default(1_700_000_000),
  name: z.string(),
  pod: podShape,
  pdbs: listOf(decoded<PodDisruptionBudget>('policy.PodDisruptionBudget')),
  deleteOptions: given(deleteOptionsShape),
  dryRun: given(z.array(z.string())),
  racingPod: given(podShape),
  raceAtRead: given(wholeNumber),
  pdbConflicts: given(wholeNumber),
  pdbAfterConflict: given(decoded<PodDisruptionBudget>('policy.PodDisruptionBudget')),
});

const conflictOn = (budget: string): ApiError => ({
  reason: 'Conflict',
  message: `Operation cannot be fulfilled on poddisruptionbudgets.policy "${budget}": changed`,
});

const outcomeAnswer = ({ outcome }: EvictionResult): JsonObject => {
  if (outcome.evicted) return { code: 201, reason: '', message: '', causes: [], retryAfterSeconds: 0 };
  const { causes, ...error } = outcome.error;
  return { ...error, causes: causes.map(({ type, message }) => [type, message]) };
};

const budgetAnswer = (tried: Tried<BudgetWrite> | undefined): JsonObject | null => {
  if (tried === undefined) return null;
  const { budget, status } = tried.write;
  return {
    name: budget,
    disruptionsAllowed: status.disruptionsAllowed ?? 0,
    disruptedPods: Object.keys(status.disruptedPods ?? {}).toSorted(),
    conditions: (status.conditions ?? []).map(({ type, status: is, reason, observedGeneration = 0 }) => ({
      type,
      status: is,
      reason,
      observedGeneration,
    })),
  };
};

const podAnswer = (pod: Pod | undefined): JsonObject => {
  const { deletionTimestamp, deletionGracePeriodSeconds = null, finalizers = [] } = pod?.metadata ?? {};
  const target = pod?.status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  return {
    deleted: pod === undefined,
    terminating: Boolean(deletionTimestamp),
    deletionGracePeriodSeconds,
    finalizers: pod === undefined ? null : finalizers,
    disruptionTarget: target
      ? {
          status: target.status,
          reason: target.reason ?? '',
          message: target.message ?? '',
          observedGeneration: target.observedGeneration ?? 0,
        }
      : null,
  };
};

export const evictionRequest: Operation = {
  op: 'evictionRequest',
  says: 'whether a Pod may be evicted, and what becomes of it and of its disruption budget',
  ...withShape(evictionShape, (request) => {
    const { pod, racingPod, raceAtRead = 0, pdbConflicts = 0 } = request;
    const isAsked = pod.metadata?.name === request.name;
    const result = evictPod({
      now: request.now * 1000,
      name: request.name,
      pod: isAsked ? pod : undefined,
      budgets: request.pdbs,
      deleteOptions: request.deleteOptions,
      dryRun: request.dryRun,
      meanwhile: isAsked && racingPod ? { afterReads: raceAtRead, pod: racingPod } : undefined,
      answers: ({ budget }, earlier) => (earlier < pdbConflicts ? conflictOn(budget) : undefined),
      budgetMeanwhile: request.pdbAfterConflict,
      updateRemoves: false,
    });
    const preconditions = result.deletions.at(-1)?.preconditions;
    return {
      ...outcomeAnswer(result),
      pdbWrites: result.budgetWrites.length,
      pdb: budgetAnswer(result.budgetWrites.findLast(({ error }) => error === undefined)),
      podUpdates: result.podUpdates,
      ...podAnswer(isAsked ? result.pod : pod),
      deleteCalls: result.deletions.length,
      deletePreconditions: preconditions
        ? {
            resourceVersionMatchesRead: preconditions.resourceVersion !== undefined,
            uid: preconditions.uid ?? null,
          }
        : null,
    };
  }),
};
