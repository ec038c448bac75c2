import type { Node } from '../../../spec/api/objects/core.ts';
import {
  type Attachment,
  maxWaitForUnmountMs,
  type WantedVolume,
} from '../../../spec/controllers/attachDetach/attachments.ts';
import { reconcileAttachments } from '../../../spec/controllers/attachDetach/reconcileAttachments.ts';
import type { Unwanted } from '../charts/knownAttachment.ts';
import type { NodeHealth } from '../charts/volumeNode.ts';
import { askedOnce, namespace, nodeNameOf, now, podName } from './seenObjects.ts';

/** A node as the attach-detach controller has seen it, and what it knows of the attachment of the volume to it. */
export type KnownNode = {
  readonly node: number;
  /** undefined: it has not heard of the node */
  readonly health: NodeHealth | undefined;
  /** a Pod on the node wants the volume */
  readonly wanted: boolean;
  readonly attachment:
    | { readonly certain: boolean; readonly mounted: boolean; readonly unwanted: Unwanted }
    | undefined;
};

/** What the controller does about the volume on a node. */
export type AttachmentStep = {
  readonly node: number;
  readonly does: 'attach' | 'detach' | 'force detach' | 'note that it is unwanted' | 'note that it is wanted';
};

const volume = 'volume';

const nodeObject = ({ node, health }: KnownNode): Node => ({
  metadata: { name: nodeNameOf(node) },
  spec:
    health === 'OutOfService'
      ? { taints: [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }] }
      : {},
  status: { conditions: [{ type: 'Ready', status: health === 'Ready' ? 'True' : 'Unknown' }] },
});

const since: { readonly [U in Unwanted]: number | undefined } = {
  no: undefined,
  'since shortly': now,
  'for long': now - maxWaitForUnmountMs - 1000,
};

const attachmentsOf = (known: readonly KnownNode[]): Attachment[] =>
  known.flatMap(({ node, attachment }) => {
    if (!attachment) return [];
    const { certain, mounted, unwanted } = attachment;
    return [{ volume, node: nodeNameOf(node), mounted, uncertain: !certain, unwantedSince: since[unwanted] }];
  });

/** One pass, where Kubernetes would happen to look at the nodes in this order. */
const inOrder = (known: readonly KnownNode[]): AttachmentStep[] => {
  const attached = attachmentsOf(known);
  const wanted = known.flatMap(({ node, wanted }): WantedVolume[] =>
    wanted ? [{ volume, node: nodeNameOf(node), pods: [{ namespace, name: podName(node) }] }] : [],
  );
  const pass = reconcileAttachments({
    now,
    nodes: known.filter(({ health }) => health !== undefined).map(nodeObject),
    wanted,
    attached,
    accessModes: () => ['ReadWriteOnce'],
    told: new Map(),
    disableForceDetachOnTimeout: false,
  });
  const numberOf = (name: string): number => known.find(({ node }) => nodeNameOf(node) === name)!.node;
  const notes = pass.attached.flatMap(({ node, unwantedSince }, at): AttachmentStep[] => {
    const before = attached[at]?.unwantedSince;
    if ((before === undefined) === (unwantedSince === undefined)) return [];
    const does = unwantedSince === undefined ? 'note that it is wanted' : 'note that it is unwanted';
    return [{ node: numberOf(node), does }];
  });
  const starts = pass.actions.flatMap((action): AttachmentStep[] => {
    if (action.kind === 'tellMultiAttach') return [];
    const does = action.kind === 'detach' && action.forced ? 'force detach' : action.kind;
    return [{ node: numberOf(action.node), does }];
  });
  // since when a volume is unwanted is noted before it is detached
  return notes.length > 0 ? notes : starts;
};

/**
 * What a pass of the attach-detach controller may do next about the volume, as `reconcileAttachments` decides it: Kubernetes looks
 * at nodes in no order, and of two there are two.
 */
export const attachmentSteps = askedOnce((known: readonly KnownNode[]): readonly AttachmentStep[] => [
  ...inOrder(known),
  ...inOrder(known.toReversed()),
]);
