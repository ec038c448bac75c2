import type { Effect } from '../../../checker/system/effect.ts';
import type { PodBudgets } from '../plan/nodePlan.ts';
import type { PodParts } from './podParts.ts';

/** The Pods, or their containers, to which this may still happen. */
export const withBudget = <P extends PodParts>(pods: readonly P[], name: keyof PodBudgets): P[] =>
  pods.filter(({ budgets }) => budgets[name] !== undefined);

/** What it costs. */
export const spend = ({ budgets }: PodParts, name: keyof PodBudgets): Effect[] =>
  budgets[name] ? [budgets[name].send({ type: 'SPEND' })] : [];
