import type { AnyComponent } from '../../../checker/system/component.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type ApiPodParts, isFromApi } from '../../../models/podOnNode/parts.ts';
import type { NodePlan, PodBudgets } from '../../../models/podOnNode/plan.ts';
import { planNode } from '../../../models/podOnNode/planNode.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { exitCodesOf } from './exitClass.ts';

/** One Pod on one node: the charts that a recorded Pod is explained by. */
export type ExplainedNode = {
  readonly system: System;
  readonly pod: ApiPodParts;
  /** what holds nothing back in the end, and so is always as it was in the beginning */
  readonly forgotten: readonly AnyComponent[];
};

/** What befalls nodes and sandboxes; else only what Pods and their containers do by themselves. */
export type Faults = 'none' | 'some';

/**
 * Rules whose steps no event shows, and that keep nothing from happening that an event shows: a container may end by
 * itself whenever it may be asked to or killed, delays pass, and a grace period is a time.
 */
const hiddenForGood: ReadonlySet<string> = new Set([
  'asks the container to stop',
  'kills at the end of the grace period',
  'kills the container at the end of its own grace period',
  'kills the container for its failed probe',
  'stops the containers of the dead sandbox',
  'has waited for the restart delay',
  'forgets the restart delay of a container that has run for long',
]);

export const explainedNode = (pod: BoundPod, faults: Faults): ExplainedNode => {
  const { system, parts } = composeNode(explainedPlan(pod, faults));
  const [own] = parts.pods;
  if (own === undefined || !isFromApi(own)) throw new Error('one Pod from the API was laid out');
  const { object } = own.source;
  const rules = system.rules.filter(
    (rule) => !hiddenForGood.has(rule.name) && !rule.then.some(({ component }) => component === object),
  );
  return {
    system: { ...system, rules: [...rules, ...ownRules(own)] },
    pod: own,
    forgotten: [
      ...own.containers.map(({ backoff }) => backoff),
      ...Object.values(own.budgets).filter((budget) => budget !== undefined),
      ...Object.values(parts.budgets),
    ],
  };
};

const explainedPlan = (pod: BoundPod, faults: Faults): NodePlan => {
  const often = faults === 'some' ? 1 : 0;
  const podBudgets: Partial<PodBudgets> = { exits: 1, probeFailures: 1, sandboxDeaths: often };
  const plan = planNode({
    pods: [pod],
    podBudgets,
    nodeBudgets: { kubeletRestarts: often, reboots: often },
    lags: true,
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

/** Why the kubelet fails a Pod for reasons of its own. */
export const failsThePod = ['refuses the Pod', 'fails the Pod'] as const;

/** Steps of the kubelet that hang on what this Pod alone does not tell: room, pressure, deadlines. */
const ownRules = ({ worker, status, id, name }: ApiPodParts): Rule[] => {
  const [refuses, fails] = failsThePod;
  const shared = { args: [id], about: [name], actor: 'kubelet', fair: false, urgent: undefined } as const;
  return [
    {
      ...shared,
      name: refuses,
      when: worker.is((state) => state.matches('Idle')),
      then: [status.send({ type: 'EVICT' })],
    },
    {
      ...shared,
      name: fails,
      when: worker.is((state) => state.matches('Syncing')),
      then: [worker.send({ type: 'EVICT' }), status.send({ type: 'EVICT' })],
    },
  ];
};
