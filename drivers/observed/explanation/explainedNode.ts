import type { AnyComponent } from '../../../checker/system/component.ts';
import type { System } from '../../../checker/system/system.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type ApiPodParts, isFromApi } from '../../../models/podOnNode/parts/podParts.ts';
import type { NodePlan } from '../../../models/podOnNode/plan/nodePlan.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
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

/**
 * Rules whose steps no event shows, and that keep nothing from happening that an event shows: a container may end by
 * itself whenever it may be asked to or be killed, delays pass, and what is cleaned up behind a Pod is not in its status.
 */
const leftOut: ReadonlySet<string> = new Set([
  'asks the container to stop',
  'kills at the end of the grace period',
  'kills the container at the end of its own grace period',
  'kills the container for its failed probe',
  'stops the containers of the dead sandbox',
  'has waited for the restart delay',
  'forgets the restart delay of a container that has run for long',
  'removes the ended sandbox',
  'has cleaned up behind the Pod',
]);

/** What follows at once: a container that was created alone shows as one that was not, and a stopped kubelet writes nothing. */
const atOnce = ['starts the kubelet', 'starts the container'];

/** Lays out the charts of a Pod. The object is written by others: rules that write it are what events are. */
export const explainedNode = (explained: ExplainedPod): ExplainedNode => {
  const { system, parts } = composeNode(explainedPlan(explained));
  const [pod] = parts.pods;
  if (pod === undefined || !isFromApi(pod)) throw new Error('a Pod from the API was laid out');
  const { object } = pod.source;
  const rules = system.rules.flatMap((rule) => {
    if (leftOut.has(rule.name) || rule.then.some(({ component }) => component === object)) return [];
    const rank = atOnce.indexOf(rule.name);
    const urgent = rank < 0 ? rule.urgent : rank - atOnce.length;
    return [{ ...rule, name: shortName(rule.name), urgent }];
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

/** Which network the sandbox has is not told. */
const shortName = (name: string): string => name.replace(' in the network of the node', '');

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
