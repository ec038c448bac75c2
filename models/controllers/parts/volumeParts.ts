import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { claimant, firstClaimant, isSeenThere, seenClaimant } from '../charts/claimant.ts';
import { controllerProcess, isWorking } from '../charts/controllerProcess.ts';
import { attachmentOf, knownAttachment } from '../charts/knownAttachment.ts';
import { reportedAttachment } from '../charts/reportedAttachment.ts';
import { volumeAttachment } from '../charts/volumeAttachment.ts';
import { volumeMount } from '../charts/volumeMount.ts';
import { seenHealthOf, seenVolumeNode, volumeNode } from '../charts/volumeNode.ts';
import { isIdle, volumeOperation } from '../charts/volumeOperation.ts';
import { type AttachmentStep, attachmentSteps } from '../decisions/attachments.ts';
import type { VolumePlan } from '../plan/volumePlan.ts';

/** A node that the volume may be attached to, the Pod on it that uses the volume, and how the controller sees both. */
export type VolumeNodeParts = Identified & {
  readonly node: Component<typeof volumeNode>;
  readonly pod: Component<typeof claimant>;
  readonly mount: Component<typeof volumeMount>;
  readonly attachment: Component<typeof volumeAttachment>;
  readonly reported: Component<typeof reportedAttachment>;
  readonly seenPod: Component<typeof seenClaimant>;
  readonly seenNode: Component<typeof seenVolumeNode>;
  readonly known: Component<typeof knownAttachment>;
};

/** The attach-detach controller, in one process. */
export type AttachDetachControllerParts = Identified & {
  readonly process: Component<typeof controllerProcess>;
  readonly operation: Component<typeof volumeOperation>;
  /** what it may do next; nothing while an operation is under way */
  readonly next: Derived<readonly AttachmentStep[]>;
};

export type VolumeParts = {
  readonly nodes: readonly VolumeNodeParts[];
  readonly controller: AttachDetachControllerParts;
};

/** All is one group: what the controller does about one node follows from what it knows of all. */
export const volumeParts = (composer: Composer, plan: VolumePlan): VolumeParts => {
  const [parts] = composer.groups('volume', 1, (_, add) => {
    const nodes = plan.nodes.map(
      ({ id, name }): VolumeNodeParts => ({
        id,
        name,
        node: add(name, volumeNode),
        pod: add(`Pod on ${name}`, id === 1 ? firstClaimant : claimant),
        mount: add(`mount on ${name}`, volumeMount),
        attachment: add(`VolumeAttachment of ${name}`, volumeAttachment),
        reported: add(`attachment in the status of ${name}`, reportedAttachment),
        seenPod: add(`Pod on ${name} as its controller sees it`, seenClaimant),
        seenNode: add(`${name} as its controller sees it`, seenVolumeNode),
        known: add(`attachment to ${name} as its controller knows it`, knownAttachment),
      }),
    );
    const process = add('attach-detach controller', controllerProcess);
    const operation = add('operation', volumeOperation);
    const next = nextSteps(nodes, { process, operation });
    return { nodes, controller: { id: 1, name: 'attach-detach controller', process, operation, next } };
  });
  return parts!;
};

/** What the controller may do next: what the specification decides about all that it has seen, and knows. */
const nextSteps = (
  nodes: readonly VolumeNodeParts[],
  { process, operation }: Pick<AttachDetachControllerParts, 'process' | 'operation'>,
): AttachDetachControllerParts['next'] =>
  derived(
    {
      process,
      operation,
      nodes: nodes.map(({ seenPod, seenNode, known }) => ({ seenPod, seenNode, known })),
    },
    (states) => {
      if (!isWorking(states.process) || !isIdle(states.operation)) return [];
      return attachmentSteps(
        states.nodes.map(({ seenPod, seenNode, known }, at) => ({
          node: nodes[at]!.id,
          health: seenHealthOf(seenNode),
          wanted: isSeenThere(seenPod),
          attachment: attachmentOf(known),
        })),
      );
    },
  );
