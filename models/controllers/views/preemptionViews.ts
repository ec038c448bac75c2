import type { Composer } from '../../../checker/system/composer.ts';
import { atLeast, each } from '../../../checker/system/guard.ts';
import type { ContenderView, SlotsView } from '../../views/contenderView.ts';
import { type Contender, contenderState, isPending, nodeOf } from '../charts/contender.ts';
import { promisedNode } from '../charts/nomination.ts';
import type { PreemptionParts } from '../parts/preemptionParts.ts';
import type { PreemptionPlan } from '../plan/preemptionPlan.ts';

/** What laws see of Pods that contend for the slots of nodes. */
export const preemptionViews = (
  { view, condition }: Composer,
  { pods, waiting }: PreemptionParts,
  { nodes, pods: planned }: PreemptionPlan,
): void => {
  for (const { id, name, slots } of nodes) {
    view('slots of a node', { id, name }, {}, (): SlotsView => ({ node: id, slots }));
  }
  for (const { id, name, plan, object } of pods) {
    const { priority, guarded } = plan;
    const nomination = waiting.find((each) => each.id === id)?.nomination;
    view(
      'contending pod',
      { id, name },
      { object, ...(nomination && { nomination }) },
      (states): ContenderView => {
        const promised = states.nomination && isPending(states.object) ? promisedNode(states.nomination) : 0;
        return {
          id,
          priority,
          guarded,
          is: contenderState(states.object),
          node: nodeOf(states.object),
          promised,
        };
      },
    );
  }
  const highest = Math.max(...waiting.map(({ plan }) => plan.priority));
  const contending = waiting.filter(({ plan }) => plan.priority === highest).map(({ object }) => object);
  // slots that are free, or that preemption can free for them
  const kept = planned.filter(({ node, priority }) => node !== undefined && priority >= highest);
  const room = nodes.reduce((sum, { slots }) => sum + slots, 0) - kept.length;
  condition(
    'bound for its priority',
    { id: 1, name: 'Pods of the highest priority' },
    atLeast(
      Math.min(room, contending.length),
      each(contending, (state: Contender) => !isPending(state)),
    ),
  );
};
