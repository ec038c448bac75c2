import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { BudgetView } from '../../../models/views/budgetView.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

export const allowance: LawRecord = {
  id: 'disruption/allowance',
  says: 'A budget allows as many disruptions as there are healthy Pods beyond those that it wants; each eviction takes one of them and is noted',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  fields: [
    'poddisruptionbudget.status.disruptionsAllowed',
    'poddisruptionbudget.status.currentHealthy',
    'poddisruptionbudget.status.desiredHealthy',
    'poddisruptionbudget.spec.minAvailable',
  ],
  model: everyStep<BudgetView>({
    of: 'disruption budget',
    holds: (before, after) => {
      const { expected, healthy, desired, allowed, disrupted } = after;
      const spare = expected > 0 ? Math.max(0, healthy - desired) : 0;
      const spends = before.allowed - allowed === 1;
      return disrupted.length > before.disrupted.length ? spends : spends || allowed === spare;
    },
    witness: (before, { allowed }) => allowed < before.allowed,
  }),
  record: ofObjects({
    whole: true,
    about: ['poddisruptionbudgets'],
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const [old, { spec, status }] = [step.before as PodDisruptionBudget, step.after as PodDisruptionBudget];
      if (status?.observedGeneration === undefined) return undefined;
      const { disruptionsAllowed = 0, disruptedPods = {} } = status;
      const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = status;
      if (typeof spec?.minAvailable === 'number' && desiredHealthy !== spec.minAvailable) {
        return `it wants ${desiredHealthy} healthy Pods; its spec says ${spec.minAvailable}`;
      }
      const spare = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
      if (disruptionsAllowed === spare) return undefined;
      const noted = Object.keys(disruptedPods).length - Object.keys(old.status?.disruptedPods ?? {}).length;
      const taken = (old.status?.disruptionsAllowed ?? 0) - disruptionsAllowed;
      return noted === 1 && taken === 1
        ? undefined
        : `it allows ${disruptionsAllowed} disruptions, with ${currentHealthy} healthy Pods of ${desiredHealthy} wanted`;
    },
  }),
  mutants: ['eviction-is-not-spent'],
  lies: ['a budget that allows more than it can spare'],
};
