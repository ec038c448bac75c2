import { all, any, atLeast, each, type Guard } from '../../../checker/system/guard.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { desiredHealthy } from '../../../spec/controllers/disruption/expectedPods.ts';
import { isLive, isReady, isTerminal, type PodObject, phaseOf } from '../charts/pod/podObject.ts';
import type { ClusterParts, PodParts } from '../parts/clusterParts.ts';
import { guards } from '../plan/disruptionBudgets.ts';

/** A workload as budgets count it: what its scale may be, each with when it is. */
export type Scale = {
  readonly pods: readonly PodParts[];
  readonly sizes: readonly { readonly replicas: number; readonly when: Guard }[];
};

/**
 * When the API evicts a Pod: a budget that guards it must allow that, and of two that do none does. The disruption controller
 * is taken to be prompt: a budget always knows how many of its Pods are healthy.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/ ·
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export const mayBeEvicted = (cluster: ClusterParts, scales: readonly Scale[], pod: PodParts): Guard[] => {
  const budgets = (cluster.plan.disruptionBudgets ?? []).filter((budget) => guards(budget, pod.plan));
  const [budget, ...more] = budgets;
  if (!budget) return [];
  const needsNoLeave = pod.object.is((object) => isTerminal(object) || phaseOf(object) === 'Pending');
  return [more.length > 0 ? needsNoLeave : any(needsNoLeave, allowedBy(cluster, scales, budget, pod))];
};

const isHealthy = (object: PodObject): boolean => isLive(object) && isReady(object) && !isTerminal(object);

/** more combinations of scales than these are not told apart: then the scales are those of the manifests */
const mostCases = 16;

const allowedBy = (
  cluster: ClusterParts,
  scales: readonly Scale[],
  budget: PodDisruptionBudget,
  pod: PodParts,
): Guard => {
  const guarded = cluster.pods.filter(({ plan }) => guards(budget, plan));
  const healthy = (count: number): Guard =>
    atLeast(
      count,
      each(
        guarded.map(({ object }) => object),
        isHealthy,
      ),
    );
  const concerned = scales.filter(({ pods }) => pods.some((each) => guarded.includes(each)));
  return any(
    ...casesOf(concerned).map(({ expected, when }) => {
      const desired = desiredHealthy(budget.spec ?? {}, expected);
      if (desired === undefined) return any();
      const goesUnready = budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow';
      const spared = goesUnready ? all() : desired > 0 ? healthy(desired) : healthy(1);
      return all(
        ...when,
        any(
          all(pod.object.is(isReady), healthy(desired + 1)),
          all(
            pod.object.isNot(
              (object) => isReady(object) || isTerminal(object) || phaseOf(object) === 'Pending',
            ),
            spared,
          ),
        ),
      );
    }),
  );
};

type Case = { readonly expected: number; readonly when: readonly Guard[] };

/** Every combination of the scales of these workloads, with how many Pods they want together. */
const casesOf = (scales: readonly Scale[]): readonly Case[] => {
  const count = scales.reduce((product, { sizes }) => product * sizes.length, 1);
  if (count > mostCases) {
    const expected = scales.reduce((sum, { sizes }) => sum + (sizes[0]?.replicas ?? 0), 0);
    return [{ expected, when: [] }];
  }
  return scales.reduce<readonly Case[]>(
    (cases, { sizes }) =>
      cases.flatMap(({ expected, when }) =>
        sizes.map((size) => ({
          expected: expected + size.replicas,
          when: sizes.length > 1 ? [...when, size.when] : when,
        })),
      ),
    [{ expected: 0, when: [] }],
  );
};
