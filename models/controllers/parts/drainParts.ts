import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { budgetStatus, type CountedBudget, notes } from '../charts/budgetStatus.ts';
import { cachedBudget } from '../charts/cachedBudget.ts';
import { controllerProcess, isWorking } from '../charts/controllerProcess.ts';
import { drainedNode, isDraining } from '../charts/drainedNode.ts';
import { eviction } from '../charts/eviction.ts';
import { isIdle, pass } from '../charts/pass.ts';
import { isAbsent, isActive, isOfKind, isReady, pod } from '../charts/pod.ts';
import { guardedPhaseOf, isUnseen, seenGuardedPod } from '../charts/seenGuardedPod.ts';
import { countedBudget } from '../decisions/budgetDecisions.ts';
import { podsWrite } from '../decisions/podsWrite.ts';
import type { DrainNodePlan, DrainPlan } from '../plan/drainPlan.ts';
import { type ControllerParts, seenPlace } from './controllerParts.ts';
import type { PodParts } from './podParts.ts';

/** A place for a Pod, and what the API server is at about its eviction. */
export type EvictedPodParts = PodParts & { readonly eviction: Component<typeof eviction> };

export type DrainedNodeParts = Identified & {
  readonly plan: DrainNodePlan;
  readonly node: Component<typeof drainedNode>;
};

/** A Pod as one disruption controller sees it. */
export type SeenGuardedPodParts = Identified & {
  readonly pod: EvictedPodParts;
  readonly seen: Component<typeof seenGuardedPod>;
};

/** The disruption controller, in one process. It remembers nothing of its own writes. */
export type DisruptionControllerParts = ControllerParts<SeenGuardedPodParts> & {
  readonly cached: Component<typeof cachedBudget>;
  readonly status: Component<typeof budgetStatus>;
  readonly next: Derived<CountedBudget | undefined>;
};

/** A Pod that the ReplicaSet controller creates: its place, and the node that the scheduler binds it to at once. */
export type Replacement = { readonly place: number; readonly node: number };

export type DrainParts = Identified & {
  readonly pods: readonly EvictedPodParts[];
  readonly nodes: readonly DrainedNodeParts[];
  readonly status: Component<typeof budgetStatus>;
  readonly controllers: readonly DisruptionControllerParts[];
  readonly replacement: Derived<Replacement | undefined>;
};

const name = 'disruption controller';

/** All is one group: how a Pod is placed, and which place is free, depends on nodes, Pods and whoever remembers them. */
export const drainParts = (composer: Composer, plan: DrainPlan): DrainParts => {
  const [parts] = composer.groups('drain', 1, (_, add) => {
    const pods = Array.from({ length: plan.places }, (_, at): EvictedPodParts => {
      const id = at + 1;
      const name = `pod ${id}`;
      return { id, name, object: add(name, pod), eviction: add(`eviction of ${name}`, eviction) };
    });
    const nodes = plan.nodes.map(
      (each): DrainedNodeParts => ({
        id: each.id,
        name: each.name,
        plan: each,
        node: add(each.name, drainedNode),
      }),
    );
    const status = add('status of the budget', budgetStatus);
    const controllers = Array.from({ length: 1 + plan.budgets.leaders }, (_, at) => {
      const id = at + 1;
      const own = `${name} ${id}`;
      const controller = {
        id,
        name: own,
        status,
        process: add(own, controllerProcess),
        pass: add(`pass of ${own}`, pass, { most: 1 }),
        cached: add(`the budget as ${own} sees it`, cachedBudget),
        pods: pods.map(
          (pod, at): SeenGuardedPodParts => ({
            ...seenPlace(pod, at, { name, id, of: pods.length }),
            seen: add(`${pod.name} as ${own} sees it`, seenGuardedPod),
          }),
        ),
      };
      return { ...controller, next: nextCount(controller, plan) };
    });
    return { pods, nodes, status, controllers };
  });
  return { ...parts!, replacement: replacementOf(parts!, plan) };
};

/**
 * What the ReplicaSet controller creates, which sees its Pods at once. The scheduler spreads them over nodes that have none,
 * while there are any; the last node takes all others.
 */
const replacementOf = (
  { pods, nodes, status, controllers }: Omit<DrainParts, 'replacement'>,
  { replicas }: DrainPlan,
): Derived<Replacement | undefined> =>
  derived(
    {
      pods: pods.map(({ object }) => object),
      nodes: nodes.map(({ node }) => node),
      status,
      seen: controllers.map(({ pods }) => pods.map(({ seen }) => seen)),
    },
    (states): Replacement | undefined => {
      const ready = states.pods.filter(isReady).length;
      const unready = states.pods.filter(isActive).length - ready;
      if (podsWrite({ replicas, pods: { ready, unready, lost: 0 } })?.kind !== 'create') return undefined;
      const free = pods.find(
        ({ id }, at) =>
          isAbsent(states.pods[at]!) &&
          !notes(id)(states.status) &&
          states.seen.every((seen) => isUnseen(seen[at]!)),
      );
      const empty = nodes.find(
        ({ id }, at) => !isDraining(states.nodes[at]!) && !states.pods.some(isOfKind(id)),
      );
      return free && { place: free.id, node: empty?.id ?? nodes.length };
    },
  );

/** What the controller writes next: what the specification decides about the budget and all Pods that it has seen. */
const nextCount = (
  { process, pass, status, pods }: Omit<DisruptionControllerParts, 'next'>,
  { replicas, maxUnavailable }: DrainPlan,
): Derived<CountedBudget | undefined> =>
  derived({ process, pass, status, pods: pods.map(({ seen }) => seen) }, (states) => {
    if (!isWorking(states.process) || !isIdle(states.pass)) return undefined;
    return countedBudget({
      replicas,
      maxUnavailable,
      status: states.status.context,
      pods: states.pods.flatMap((seen, at) => {
        const phase = guardedPhaseOf(seen);
        return phase === undefined ? [] : [{ place: at + 1, phase }];
      }),
    });
  });
