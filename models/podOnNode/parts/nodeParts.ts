import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { budget } from '../../environment/budget.ts';
import { address } from '../charts/node/address.ts';
import { allocations } from '../charts/node/allocations.ts';
import { connection } from '../charts/node/connection.ts';
import { evictionManager } from '../charts/node/evictionManager.ts';
import { kubelet } from '../charts/node/kubelet.ts';
import { noExecuteTaint } from '../charts/node/noExecuteTaint.ts';
import { readyCondition } from '../charts/node/readyCondition.ts';
import { shutdownManager } from '../charts/node/shutdownManager.ts';
import type { NodeBudgets, NodePlan } from '../plan/nodePlan.ts';
import { type PodParts, podParts } from './podParts.ts';

/** The graceful shutdown of the node. */
export type ShutdownParts = Identified & {
  readonly manager: Component<typeof shutdownManager>;
  readonly condition: Component<typeof readyCondition>;
};

/** The node: what all Pods share. */
export type NodeParts = {
  readonly plan: NodePlan;
  readonly pods: readonly PodParts[];
  readonly kubelet: Component<typeof kubelet>;
  readonly connection: Component<typeof connection>;
  readonly evictionManager: Component<typeof evictionManager>;
  readonly addresses: readonly Component<typeof address>[];
  /** undefined: there is room for every Pod */
  readonly allocations: Component<typeof allocations> | undefined;
  /** undefined: the node does not shut down */
  readonly shutdown: ShutdownParts | undefined;
  /** undefined: it never has one */
  readonly taint: Component<typeof noExecuteTaint> | undefined;
  readonly budgets: { readonly [B in keyof NodeBudgets]: Component<typeof budget> };
};

/** The components of one node, from its plan. */
export const nodeParts = (composer: Composer, plan: NodePlan): NodeParts => {
  const { groups, one, many } = composer;
  const pods = groups('pod', plan.pods.length, (id, add) => podParts(plan, plan.pods[id - 1]!, add));
  return {
    plan,
    pods,
    allocations: plan.node ? one('allocations', allocations, { pods: plan.pods.length }) : undefined,
    shutdown: shutdownParts(composer, plan),
    taint: plan.nodeBudgets.taints > 0 ? one('taint', noExecuteTaint) : undefined,
    kubelet: one('kubelet', kubelet),
    connection: one('connection', connection),
    evictionManager: one('eviction manager', evictionManager),
    addresses: many('address', address, plan.pods.filter(({ hasOwnNetwork }) => hasOwnNetwork).length),
    budgets: Object.fromEntries(
      Object.entries(plan.nodeBudgets).map(([name, limit]) => [
        name,
        one(`budget of ${name}`, budget, { limit }),
      ]),
    ) as NodeParts['budgets'],
  };
};

const shutdownParts = ({ groups }: Composer, { nodeBudgets, pods }: NodePlan): ShutdownParts | undefined =>
  groups('shutdown of the node', nodeBudgets.shutdowns > 0 ? 1 : 0, (_, add) => ({
    manager: add('manager', shutdownManager, {
      groups: 1 + Math.max(0, ...pods.map(({ shutdownGroup }) => shutdownGroup)),
    }),
    condition: add('condition Ready', readyCondition),
  }))[0];
