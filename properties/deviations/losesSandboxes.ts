import type { NodePlan } from '../../models/podOnNode/plan/nodePlan.ts';

/** Whether sandboxes may be lost on this node. */
export const losesSandboxes = ({ podBudgets, nodeBudgets }: NodePlan): boolean =>
  podBudgets.sandboxDeaths + nodeBudgets.reboots + nodeBudgets.shutdowns > 0;
