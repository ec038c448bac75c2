import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { controllerReference, replicaSetKind } from '../../../spec/controllers/common/ownerReferences.ts';
import { builtInKinds } from '../../../spec/controllers/disruption/controllerScale.ts';
import { deletionTimeoutMs } from '../../../spec/controllers/disruption/disruptedPods.ts';
import { withDisruptionAllowed } from '../../../spec/controllers/disruption/disruptionAllowed.ts';
import { syncDisruptionBudget } from '../../../spec/controllers/disruption/syncDisruptionBudget.ts';
import { evictPod } from '../../../spec/controllers/eviction/evictPod.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { CountedBudget } from '../charts/budgetStatus.ts';
import { type GuardedPhase, guardedPhases } from '../charts/seenGuardedPod.ts';
import { replicaSetObject } from './replicaSetWrites.ts';
import { askedOnce, namespace, now, placeOf, podName, seenPodObject } from './seenObjects.ts';

/** What a budget is asked to keep, of a ReplicaSet of so many replicas. */
export type BudgetSpec = { readonly replicas: number; readonly maxUnavailable: number };

/** The status of a budget, as it is decided by. */
export type KnownBudget = CountedBudget & {
  readonly observed: boolean;
  readonly overdue: readonly number[];
};

/** All that the disruption controller decides by. */
export type BudgetQuestion = BudgetSpec & {
  readonly status: KnownBudget;
  readonly pods: readonly { readonly place: number; readonly phase: GuardedPhase }[];
};

const labels = { app: 'web' };
const identity = { id: 1, selects: labels };
const noted = new Date(now).toISOString();
const longAgo = new Date(now - deletionTimeoutMs - 1000).toISOString();

/** One that is not ready runs all the same. */
const podOf = (place: number, phase: GuardedPhase): BoundPod => {
  const { metadata } = replicaSetObject(identity, 0);
  const owner = controllerReference({ metadata }, replicaSetKind);
  const { spec = { containers: [] }, ...pod } = seenPodObject(phase, { place, labels, owner });
  return { ...pod, spec };
};

/** The budget as it is in the API. */
export const budgetObject = (maxUnavailable: number, status: KnownBudget): PodDisruptionBudget => {
  const { expected, desired, healthy, allowed, disrupted, overdue, observed } = status;
  const since = (place: number): string => (overdue.includes(place) ? longAgo : noted);
  const counted = {
    expectedPods: expected,
    desiredHealthy: desired,
    currentHealthy: healthy,
    disruptionsAllowed: allowed,
    disruptedPods: Object.fromEntries(disrupted.map((place) => [podName(place), since(place)])),
    observedGeneration: 1,
  };
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace, uid: 'budget', generation: 1 },
    spec: { selector: { matchLabels: labels }, maxUnavailable },
    ...(observed && { status: withDisruptionAllowed(counted, now) }),
  };
};

/** The status that the disruption controller writes, as `syncDisruptionBudget` decides it; undefined: it is as it should be. */
export const countedBudget = askedOnce(
  ({ replicas, maxUnavailable, status, pods }: BudgetQuestion): CountedBudget | undefined => {
    const sync = syncDisruptionBudget({
      now,
      budget: budgetObject(maxUnavailable, status),
      pods: pods.map(({ place, phase }) => podOf(place, phase)),
      controllers: {
        replicaSets: [replicaSetObject(identity, replicas)],
        deployments: [],
        statefulSets: [],
        replicationControllers: [],
        customScales: [],
        servedKinds: builtInKinds,
      },
      answers: acceptsAll,
    });
    if (sync.status === undefined) return undefined;
    const { expectedPods, desiredHealthy, currentHealthy, disruptionsAllowed, disruptedPods } = sync.status;
    return {
      expected: expectedPods ?? 0,
      desired: desiredHealthy ?? 0,
      healthy: currentHealthy ?? 0,
      allowed: disruptionsAllowed ?? 0,
      disrupted: Object.keys(disruptedPods ?? {})
        .map(placeOf)
        .sort((a, b) => a - b),
    };
  },
);

/** What the API server says to an eviction: it takes it from the budget, lets the Pod go without, or refuses. */
export type EvictionAnswer = 'taken' | 'free' | 'refused';

/** The answer to a request to evict a Pod that is so, as `evictPod` decides it by the budget in the API. */
export const evictionAnswer = askedOnce(
  ({ place, phase, maxUnavailable, status }: EvictionQuestion): EvictionAnswer => {
    const { outcome, budgetWrites } = evictPod({
      now,
      name: podName(place),
      pod: podOf(place, phase),
      budgets: [budgetObject(maxUnavailable, status)],
    });
    if (!outcome.evicted) return 'refused';
    return budgetWrites.length > 0 ? 'taken' : 'free';
  },
);

type EvictionQuestion = {
  readonly place: number;
  readonly phase: GuardedPhase;
  readonly maxUnavailable: number;
  readonly status: KnownBudget;
};

/** Every status that the controller may come to write about Pods in so many places. */
export const everyCountedBudget = (spec: BudgetSpec, places: number): readonly CountedBudget[] => {
  const found = new Map<string, CountedBudget>();
  for (const phases of waysOf(places, [undefined, ...guardedPhases])) {
    for (const notes of waysOf(places, ['none', 'noted', 'overdue'] as const)) {
      const placesThat = (...these: string[]): number[] =>
        notes.flatMap((note, at) => (these.includes(note) ? [at + 1] : []));
      const status = {
        ...{ observed: false, expected: 0, desired: 0, healthy: 0, allowed: 0 },
        ...{ disrupted: placesThat('noted', 'overdue'), overdue: placesThat('overdue') },
      };
      const pods = phases.flatMap((phase, at) => (phase ? [{ place: at + 1, phase }] : []));
      const counted = countedBudget({ ...spec, status, pods });
      if (counted) found.set(JSON.stringify(counted), counted);
    }
  }
  return [...found.values()];
};

/** Every way to give each of so many places one of these values. */
const waysOf = <V>(places: number, values: readonly V[]): readonly (readonly V[])[] =>
  places === 0 ? [[]] : waysOf(places - 1, values).flatMap((way) => values.map((value) => [...way, value]));
