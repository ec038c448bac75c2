import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../spec/api/objects/policy.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import { builtInKinds, type ServedKind } from '../../spec/controllers/disruption/controllerScale.ts';
import { staleDisruptionTarget } from '../../spec/controllers/disruption/staleDisruptionTarget.ts';
import { syncDisruptionBudget } from '../../spec/controllers/disruption/syncDisruptionBudget.ts';
import {
  apiErrorOf,
  conditionAnswers,
  defaultedDeployment,
  defaultedPod,
  defaultedReplicaSet,
  defaultedStatefulSet,
  errorClasses,
  errorWord,
  listOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const scaled = z.looseObject({
  metadata: z.looseObject({ name: z.string(), namespace: z.string().nullish(), uid: z.string().nullish() }),
  spec: z.looseObject({ replicas: wholeNumber.nullish() }).nullish(),
});

const disruptionShape = z.object({
  now: wholeNumber,
  pdb: decoded<PodDisruptionBudget>('policy.PodDisruptionBudget'),
  pods: listOf(defaultedPod),
  replicaSets: listOf(defaultedReplicaSet),
  deployments: listOf(defaultedDeployment),
  statefulSets: listOf(defaultedStatefulSet),
  replicationControllers: listOf(scaled),
  scales: listOf(
    z.object({ resource: z.string(), name: z.string(), uid: z.string(), replicas: wholeNumber.default(0) }),
  ),
  updateError: errorWord.nullish(),
});

/** The custom kinds that requests may name, beside those of Kubernetes: one with a scale, one without. */
const customKinds: readonly ServedKind[] = [
  { group: 'custom.io', version: 'v1', kind: 'Widget', resource: 'widgets', hasScale: true },
  { group: 'custom.io', version: 'v1', kind: 'Gadget', resource: 'gadgets', hasScale: false },
];

const statusAnswer = (status: PodDisruptionBudgetStatus): JsonObject => ({
  expectedPods: status.expectedPods ?? 0,
  desiredHealthy: status.desiredHealthy ?? 0,
  currentHealthy: status.currentHealthy ?? 0,
  disruptionsAllowed: status.disruptionsAllowed ?? 0,
  observedGeneration: status.observedGeneration ?? 0,
  disruptedPods: Object.fromEntries(
    Object.entries(status.disruptedPods ?? {}).map(([pod, time]) => [pod, Date.parse(time) / 1000]),
  ),
});

export const disruption: Operation = {
  op: 'disruption',
  says: 'the status that the disruption controller writes of a PodDisruptionBudget',
  ...withShape(disruptionShape, (request) => {
    const { pdb, pods, updateError } = request;
    const now = request.now * 1000;
    const { status, tried, unmanaged, recheckAfterMs, error } = syncDisruptionBudget({
      now,
      budget: pdb,
      pods,
      controllers: {
        replicaSets: request.replicaSets,
        deployments: request.deployments,
        statefulSets: request.statefulSets,
        replicationControllers: request.replicationControllers.map(({ metadata, spec }) => ({
          metadata: {
            name: metadata.name,
            namespace: metadata.namespace ?? '',
            uid: metadata.uid ?? '',
          },
          spec: { replicas: spec?.replicas ?? 1 },
        })),
        customScales: request.scales,
        servedKinds: [...builtInKinds, ...customKinds],
      },
      answers: (_, earlier) =>
        earlier === 0
          ? apiErrorOf(updateError ?? '', 'poddisruptionbudgets.policy', pdb.metadata?.name)
          : undefined,
    });
    const stale = pods.flatMap((pod): [string, string][] => {
      const verdict = staleDisruptionTarget(pod, now);
      if (verdict.kind === 'keep') return [];
      return [[pod.metadata?.name ?? '', verdict.kind === 'reset' ? 'reset' : `wait ${verdict.forMs}`]];
    });
    return {
      written: tried.length > 0,
      status: status ? statusAnswer(status) : null,
      conditions: status
        ? conditionAnswers(status.conditions ?? [], pdb.status?.conditions, apiTime(now))
        : null,
      recheckAfterMs: recheckAfterMs ?? null,
      unmanagedPods: unmanaged.length > 0,
      staleDisruptionTarget: Object.fromEntries(stale),
      error_: errorClasses(error ? [error] : []),
    };
  }),
};
