import type { Node } from '../../api/objects/core.ts';
import { type Attachment, type AttachmentsView, maxWaitForUnmountMs } from './attachments.ts';

/** Whether a volume that nobody wants is taken off its node now. */
export type Detachment =
  | { readonly kind: 'wait'; readonly because: 'mounted' }
  | { readonly kind: 'detach'; readonly forced: boolean };

const isReady = (node: Node | undefined): boolean =>
  node?.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';

const isOutOfService = (node: Node | undefined): boolean =>
  (node?.spec?.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/out-of-service');

/**
 * A volume that nobody wants on a node is detached once the node has unmounted it. It is detached though it is mounted if the
 * node is out of service, or, six minutes after it was last wanted, if the node is not ready or gone.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout
 */
export const detachment = (
  { mounted, node: name, unwantedSince }: Attachment,
  {
    now,
    nodes,
    disableForceDetachOnTimeout,
  }: Pick<AttachmentsView, 'now' | 'nodes' | 'disableForceDetachOnTimeout'>,
): Detachment => {
  const node = nodes.find(({ metadata }) => metadata?.name === name);
  const isOver = now - (unwantedSince ?? now) > maxWaitForUnmountMs && !disableForceDetachOnTimeout;
  const outOfService = isOutOfService(node);
  if (mounted && !outOfService && !(isOver && !isReady(node))) return { kind: 'wait', because: 'mounted' };
  return { kind: 'detach', forced: isOver || outOfService };
};
