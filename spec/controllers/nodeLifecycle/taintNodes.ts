import type { NodeLifecyclePass, NodeLifecycleView, NodeWrite } from './nodeLifecycleView.ts';
import { conditionOf, nodeName, notReadyTaint, swapTaint, unreachableTaint } from './nodeTaints.ts';
import { dealWithNext } from './taintQueue.ts';

/**
 * Gives NoExecute taints to the nodes whose turn it is, zone by zone, as fast as the zone's rate allows: not-ready or unreachable,
 * as the node is now. A node that is gone or ready again only takes its turn.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction
 */
export const taintNodes = ({ now, nodes, memory }: NodeLifecycleView): NodeLifecyclePass => {
  const byName = new Map(nodes.map((node) => [nodeName(node), node]));
  const writes: NodeWrite[] = [];
  const deal = (name: string): boolean => {
    const node = byName.get(name);
    if (node === undefined) return true;
    const ready = conditionOf(node, 'Ready')?.status;
    if (ready === 'False') writes.push(...swapTaint(node, notReadyTaint, unreachableTaint));
    if (ready === 'Unknown') writes.push(...swapTaint(node, unreachableTaint, notReadyTaint));
    return ready !== undefined;
  };
  const queues = new Map([...memory.queues].map(([zone, queue]) => [zone, dealWithNext(queue, now, deal)]));
  return { writes, memory: { ...memory, queues } };
};
