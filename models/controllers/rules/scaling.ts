import type { BudgetParts } from '../parts/budgets.ts';
import type { ReplicaSetParts } from '../parts/replicaSetParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/** Users scale ReplicaSets. */
export const scalingRules = (
  { actor, rule }: ControllersComposer,
  replicaSets: readonly ReplicaSetParts[],
  budgets: BudgetParts,
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
};
