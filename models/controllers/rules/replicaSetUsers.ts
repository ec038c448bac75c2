import type { BudgetParts } from '../parts/budgets.ts';
import type { ReplicaSetsParts } from '../parts/replicaSetParts.ts';
import type { ReplicaSetsPlan } from '../plan/replicaSetsPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { isFree } from './places.ts';

/** Users scale ReplicaSets, and create Pods of their own. */
export const replicaSetUserRules = (
  { actor, rule }: ControllersComposer,
  { pods, replicaSets, controllers, barePods }: ReplicaSetsParts,
  budgets: BudgetParts,
  { bare }: ReplicaSetsPlan,
): void => {
  const numbers = new Set(replicaSets.flatMap(({ plan }) => plan.scales));
  actor(
    'user',
    () => {
      for (const count of numbers) {
        rule(
          `scales the ReplicaSet to ${count}`,
          [replicaSets.filter(({ plan }) => plan.scales.includes(count))],
          ({ replicas }) => ({
            then: [
              budgets.scalings.send({ type: 'SPEND' }),
              replicas.send({ type: 'SCALE', replicas: count }),
            ],
          }),
        );
      }
    },
    { fair: false },
  );
  actor('user', () => {
    rule('creates a Pod that nobody controls', [bare, pods], (kind, pod) => ({
      when: [isFree(pod, controllers)],
      then: [barePods.send({ type: 'SPEND' }), pod.object.send({ type: 'CREATE', kind: kind.id })],
    }));
  });
};
