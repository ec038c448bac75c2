import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, each, exactly, none } from '../../../checker/system/guard.ts';
import type {
  BudgetView,
  GuardedPodView,
  NotedEvictionsView,
  ObservedGuardedPodView,
} from '../../views/budgetView.ts';
import { isDraining } from '../charts/drainedNode.ts';
import { isActive, isOfKind, isReady } from '../charts/pod.ts';
import { guardedAs, guardedPhaseOf } from '../charts/seenGuardedPod.ts';
import type { DrainParts } from '../parts/drainParts.ts';
import type { DrainPlan } from '../plan/drainPlan.ts';

const budget = { id: 1, name: 'budget' };

/** What laws see of a budget, of the Pods that it guards, and of what its controller has seen of them. */
export const drainViews = (
  { view, condition }: Composer,
  { pods, nodes, status, controllers }: DrainParts,
  { replicas, maxUnavailable }: DrainPlan,
): void => {
  view(
    'disruption budget',
    budget,
    { status },
    ({ status: { context } }): BudgetView => ({
      replicas,
      maxUnavailable,
      observed: context.observed,
      expected: context.expected,
      desired: context.desired,
      healthy: context.healthy,
      allowed: context.allowed,
      disrupted: context.disrupted,
    }),
  );
  view(
    'noted evictions',
    budget,
    { status },
    ({ status: { context } }): NotedEvictionsView => ({
      disrupted: context.disrupted,
      overdue: context.overdue,
    }),
  );
  for (const { id, name, object } of pods) {
    view(
      'guarded pod',
      { id, name },
      { object },
      (states): GuardedPodView => ({ id, phase: guardedAs(states.object) ?? 'Absent' }),
    );
  }
  for (const controller of controllers) {
    for (const { id, name, pod, seen } of controller.pods) {
      view(
        'observed guarded pod',
        { id, name },
        { seen },
        (states): ObservedGuardedPodView => ({
          id: pod.id,
          controller: controller.id,
          phase: guardedPhaseOf(states.seen) ?? 'Absent',
        }),
      );
    }
  }
  for (const { id, name, plan, node } of nodes) {
    if (!plan.drained) continue;
    condition(
      'drained',
      { id, name },
      any(
        node.isNot(isDraining),
        none(
          pods.map(({ object }) => object),
          isOfKind(id),
        ),
      ),
    );
  }
  const objects = pods.map(({ object }) => object);
  condition(
    'as wanted',
    { id: 1, name: 'ReplicaSet web' },
    all(exactly(replicas, each(objects, isReady)), exactly(replicas, each(objects, isActive))),
  );
};
