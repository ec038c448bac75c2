import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { type Contender, contender, contenderState, isPending, nodeOf } from '../charts/contender.ts';
import { keptNode, type Nomination, nomination } from '../charts/nomination.ts';
import { seenAllowance, seenAllowed } from '../charts/seenAllowance.ts';
import { allowedDisruptions, type SchedulingAnswer, schedulingAnswer } from '../decisions/preemption.ts';
import type { ContenderPlan, PreemptionPlan } from '../plan/preemptionPlan.ts';

/** A Pod that contends for a slot. */
export type ContenderParts = Identified & {
  readonly plan: ContenderPlan;
  readonly object: Component<typeof contender>;
};

/** One that waits for a slot. */
export type WaitingParts = ContenderParts & {
  readonly nomination: Component<typeof nomination>;
  /** what the scheduler does about it next; undefined: it does not wait */
  readonly next: Derived<SchedulingAnswer | undefined>;
};

export type PreemptionParts = {
  readonly pods: readonly ContenderParts[];
  readonly waiting: readonly WaitingParts[];
  readonly allowance: Component<typeof seenAllowance>;
  /** how many disruptions the budget allows in truth */
  readonly allowed: Derived<number>;
};

/** All is one group: what becomes of a Pod depends on all others. */
export const preemptionParts = (composer: Composer, plan: PreemptionPlan): PreemptionParts => {
  const [parts] = composer.groups('preemption', 1, (_, add) => {
    const pods = plan.pods.map((each): ContenderParts => {
      const { id, name, node } = each;
      return { id, name, plan: each, object: add(name, contender, { node }) };
    });
    const allowance = add('what the budget allows as the scheduler sees it', seenAllowance);
    const nominated = pods
      .filter(({ plan }) => plan.node === undefined)
      .map((pod) => ({ ...pod, nomination: add(`nomination of ${pod.name}`, nomination) }));
    const waiting = nominated.map(
      (pod): WaitingParts => ({ ...pod, next: nextOf(pod, { pods, nominated, allowance }, plan) }),
    );
    const guarded = pods.filter(({ plan }) => plan.guarded).map(({ object }) => object);
    const allowed = derived({ guarded }, (states) =>
      allowedDisruptions({ guarded: states.guarded.map(contenderState) }),
    );
    return { pods, waiting, allowance, allowed };
  });
  return parts!;
};

type Nominated = Omit<WaitingParts, 'next'>;

const nextOf = (
  pod: Nominated,
  {
    pods,
    nominated,
    allowance,
  }: Pick<PreemptionParts, 'pods' | 'allowance'> & { readonly nominated: readonly Nominated[] },
  { nodes }: PreemptionPlan,
): WaitingParts['next'] =>
  derived(
    {
      allowance,
      pods: pods.map(({ object }) => object),
      nominations: nominated.map(({ nomination }) => nomination),
    },
    (states): SchedulingAnswer | undefined => {
      const allowed = seenAllowed(states.allowance);
      const at = pods.findIndex(({ id }) => id === pod.id);
      if (allowed === undefined || !isPending(states.pods[at]!)) return undefined;
      const kept = (id: number): number => {
        const number = nominated.findIndex((each) => each.id === id);
        return number < 0 ? 0 : keptNode(states.nominations[number] as Nomination);
      };
      return schedulingAnswer({
        pod: pod.id,
        nodes,
        allowed,
        pods: pods.map(({ id, plan: { priority, guarded } }, each) => {
          const state = states.pods[each] as Contender;
          return {
            id,
            priority,
            guarded,
            is: contenderState(state),
            node: nodeOf(state),
            nominated: isPending(state) ? kept(id) : 0,
          };
        }),
      });
    },
  );
