import type { Composer } from '../../../checker/system/composer.ts';
import { withConstants } from '../../views/constants.ts';
import type { Allocations } from '../charts/node/allocations.ts';
import type { EvictionManager } from '../charts/node/evictionManager.ts';
import { isPresent } from '../charts/node/noExecuteTaint.ts';
import type { ReadyCondition } from '../charts/node/readyCondition.ts';
import type { ShutdownManager } from '../charts/node/shutdownManager.ts';
import { isTerminal } from '../charts/pod/apiPod.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { isFromApi } from '../parts/podParts.ts';
import type { NodePlan } from '../plan/nodePlan.ts';

/** A node that its machine's shutdown waits for. */
export type ShutdownView = {
  readonly manager: ShutdownManager['value'];
  /** condition Ready of the Node object, as the API shows it */
  readonly ready: ReadyCondition['value'];
};

/** Whether the node has its NoExecute taint. */
export type TaintView = { readonly isPresent: boolean };

/** How the kubelet finds its node to be off for memory; absent where it is never short of any. */
export type PressureView = { readonly state: EvictionManager['value'] };

/** What a kubelet has allocated of its node, by Pod. */
export type AllocationsView = Allocations['context'];

export type AllocationsConstants = { readonly plan: NodePlan };

/** Of a Pod from the API on a node with limited room: its place among the Pods, from 0, and whether the API shows that it has ended. */
export type ShownToScheduler = { readonly at: number; readonly hasEnded: boolean };

/** What laws see of the node as a whole. */
export const wholeNodeViews = ({ view, viewKind }: Composer, node: NodeParts): void => {
  viewKind('shutdown of the node');
  viewKind('allocations of the node');
  viewKind('Pod as the scheduler counts it');
  viewKind('taint of the node');
  viewKind('pressure of the node');
  const { shutdown, allocations, taint, evictionManager, plan } = node;
  if (plan.nodeBudgets.pressures > 0)
    view(
      'pressure of the node',
      evictionManager,
      { evictionManager },
      (seen): PressureView => ({
        state: seen.evictionManager.value,
      }),
    );
  if (taint)
    view('taint of the node', taint, { taint }, (seen): TaintView => ({ isPresent: isPresent(seen.taint) }));
  if (shutdown) {
    const { manager, condition } = shutdown;
    view('shutdown of the node', shutdown, { manager, condition }, (seen) => ({
      manager: seen.manager.value,
      ready: seen.condition.value,
    }));
  }
  if (allocations) {
    view('allocations of the node', allocations, { allocations }, (seen) =>
      withConstants({ ...seen.allocations.context }, { plan } satisfies AllocationsConstants),
    );
    // one that is alone is turned away for no other
    for (const pod of node.pods.length > 1 ? node.pods.filter(isFromApi) : []) {
      view('Pod as the scheduler counts it', pod, { object: pod.source.object }, ({ object }) => ({
        at: pod.id - 1,
        hasEnded: isTerminal(object),
      }));
    }
  }
};
