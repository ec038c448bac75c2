import type { Composer } from '../../../checker/system/composer.ts';
import { withConstants } from '../../views/constants.ts';
import type { Allocations } from '../charts/node/allocations.ts';
import { isPresent } from '../charts/node/noExecuteTaint.ts';
import type { ReadyCondition } from '../charts/node/readyCondition.ts';
import type { ShutdownManager } from '../charts/node/shutdownManager.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import type { NodePlan } from '../plan/nodePlan.ts';

/** A node that its machine's shutdown waits for. */
export type ShutdownView = {
  readonly manager: ShutdownManager['value'];
  /** condition Ready of the Node object, as the API shows it */
  readonly ready: ReadyCondition['value'];
};

/** Whether the node has its NoExecute taint. */
export type TaintView = { readonly isPresent: boolean };

/** What a kubelet has allocated of its node, by Pod. */
export type AllocationsView = Allocations['context'];

export type AllocationsConstants = { readonly plan: NodePlan };

/** What laws see of the node as a whole. */
export const wholeNodeViews = ({ view, viewKind }: Composer, node: NodeParts): void => {
  viewKind('shutdown of the node');
  viewKind('allocations of the node');
  viewKind('taint of the node');
  const { shutdown, allocations, taint, plan } = node;
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
  }
};
