import type { Node } from '../../api/objects/core.ts';
import type { NodeWrite } from './nodeLifecycleView.ts';
import { hasTaint, nodeName, notReadyTaint, removeTaint, swapTaint, unreachableTaint } from './nodeTaints.ts';
import { enqueue, type TaintQueue, takeOff } from './taintQueue.ts';
import { zoneOf } from './zones.ts';

type Queues = ReadonlyMap<string, TaintQueue>;

export type TaintedOrQueued = { readonly writes: readonly NodeWrite[]; readonly queues: Queues };

const withQueue = (queues: Queues, node: Node, change: (queue: TaintQueue) => TaintQueue): Queues => {
  const zone = zoneOf(node);
  const queue = queues.get(zone);
  return queue ? new Map([...queues, [zone, change(queue)]]) : queues;
};

/** A node that is ready loses its NoExecute taints at once, and waits for none. */
export const markReachable = (node: Node, queues: Queues): TaintedOrQueued => ({
  writes: [...removeTaint(node, unreachableTaint), ...removeTaint(node, notReadyTaint)],
  queues: withQueue(queues, node, (queue) => takeOff(queue, nodeName(node))),
});

/**
 * What the condition Ready of a node means for its NoExecute taints: none if it is True. If it is False or Unknown, the taint
 * for the other is replaced at once; a node that has neither waits for its turn.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const followReady = (node: Node, ready: string, queues: Queues, now: number): TaintedOrQueued => {
  if (ready === 'True') return markReachable(node, queues);
  if (ready !== 'False' && ready !== 'Unknown') return { writes: [], queues };
  const [own, other] =
    ready === 'False' ? [notReadyTaint, unreachableTaint] : [unreachableTaint, notReadyTaint];
  if (hasTaint(node, other)) return { writes: swapTaint(node, own, other), queues };
  const queueAgain = (queue: TaintQueue): TaintQueue => {
    const free = hasTaint(node, own) ? queue : takeOff(queue, nodeName(node));
    return enqueue(free, nodeName(node), now);
  };
  return { writes: [], queues: withQueue(queues, node, queueAgain) };
};
