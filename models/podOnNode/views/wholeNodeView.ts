import type { Composer } from '../../../checker/system/composeSystem.ts';
import { withConstants } from '../../views/constants.ts';
import type { Allocations } from '../node/allocations.ts';
import type { ReadyCondition } from '../node/readyCondition.ts';
import type { ShutdownManager } from '../node/shutdownManager.ts';
import type { NodeParts } from '../parts.ts';
import type { NodePlan } from '../plan.ts';

/** A node that its machine's shutdown waits for. */
export type ShutdownView = {
  readonly manager: ShutdownManager['value'];
  /** condition Ready of the Node object, as the API shows it */
  readonly ready: ReadyCondition['value'];
};

/** What a kubelet has allocated of its node, by Pod. */
export type AllocationsView = Allocations['context'];

export type AllocationsConstants = { readonly plan: NodePlan };

/** What laws see of the node as a whole. */
export const wholeNodeViews = ({ view, viewKind }: Composer, node: NodeParts): void => {
  viewKind('shutdown of the node');
  viewKind('allocations of the node');
  const { shutdown, allocations, plan } = node;
  if (shutdown) {
    view('shutdown of the node', shutdown, [shutdown.manager, shutdown.condition], (manager, condition) => ({
      manager: manager.value,
      ready: condition.value,
    }));
  }
  if (allocations) {
    view('allocations of the node', allocations, [allocations], ({ context }) =>
      withConstants({ ...context }, { plan } satisfies AllocationsConstants),
    );
  }
};
