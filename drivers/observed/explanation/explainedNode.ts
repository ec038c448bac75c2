import type { AnyComponent } from '../../../checker/system/component.ts';
import type { System } from '../../../checker/system/system.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type ApiPodParts, isFromApi } from '../../../models/podOnNode/parts/podParts.ts';
import type { NodePlan } from '../../../models/podOnNode/plan/nodePlan.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFactsOf } from '../../../models/podOnNode/rules/nodeRuleFacts.ts';
import { exitCodesOf } from './exitClass.ts';
import type { ExplainedPod } from './explainedPod.ts';
import { lateRules, type OwnRule, ownRules } from './ownRules.ts';

/** One Pod on one node: the charts that a recorded Pod is explained by. */
export type ExplainedNode = {
  readonly system: System;
  readonly pod: ApiPodParts;
  readonly own: readonly OwnRule[];
  /** what holds nothing back for ever, and so is kept as it was in the beginning */
  readonly forgotten: readonly AnyComponent[];
};

/** Lays out the charts of a Pod. The object is written by others: rules that write it are what events are. */
export const explainedNode = (explained: ExplainedPod): ExplainedNode => {
  const { system, parts } = composeNode(explainedPlan(explained));
  const [pod] = parts.pods;
  if (pod === undefined || !isFromApi(pod)) throw new Error('a Pod from the API was laid out');
  const { object } = pod.source;
  const rules = system.rules.flatMap((rule) => {
    const { shown, told = rule.name } = nodeFactsOf(rule);
    // a container may end by itself whenever it may be asked to; delays pass; what is cleaned up is in no status
    if (shown === 'never' || rule.then.some(({ component }) => component === object)) return [];
    return [{ ...rule, name: told, urgent: shown === 'at once' ? -1 : rule.urgent }];
  });
  const own = [...lateRules(pod), ...ownRules(pod, explained.killable)];
  return {
    system: { ...system, rules: [...rules, ...own.map(({ rule }) => rule)] },
    pod,
    own,
    forgotten: [
      ...pod.containers.map(({ backoff }) => backoff),
      ...Object.values(pod.budgets).filter((budget) => budget !== undefined),
      ...Object.values(parts.budgets),
    ],
  };
};

const explainedPlan = ({ pod }: ExplainedPod): NodePlan => {
  const plan = planNode({
    pods: [pod],
    podBudgets: { exits: 1, probeFailures: 1, sandboxDeaths: 1 },
    nodeBudgets: { kubeletRestarts: 1, reboots: 1 },
    countedRestarts: 0,
  });
  return {
    ...plan,
    pods: plan.pods.map((each) => ({
      ...each,
      // a mirror Pod shows what its kubelet does as a Pod from the API does
      isStatic: false,
      containers: each.containers.map((container) => ({
        ...container,
        exitCodes: exitCodesOf(container.spec),
      })),
    })),
  };
};
