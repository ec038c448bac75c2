import {
  type AttachAction,
  type Attachment,
  type AttachmentsPass,
  type AttachmentsView,
  mayMultiAttach,
  type PodName,
  placeKey,
  type WantedVolume,
} from './attachments.ts';
import { detachment } from './detachment.ts';
import { multiAttachMessage } from './multiAttachMessage.ts';

/** Volumes that nobody wants are detached; since when nobody does is remembered while they are not. */
const detachUnwanted = (view: AttachmentsView) => {
  const wanted = new Set(view.wanted.map(placeKey));
  const actions: AttachAction[] = [];
  const busy = new Set<string>();
  const attached = view.attached.map((attachment): Attachment => {
    const { volume, node, unwantedSince = view.now } = attachment;
    const key = mayMultiAttach(view.accessModes(volume)) ? placeKey(attachment) : volume;
    if (wanted.has(placeKey(attachment)) || busy.has(key)) return attachment;
    const unwanted = { ...attachment, unwantedSince };
    const decision = detachment(unwanted, view);
    if (decision.kind === 'detach') {
      actions.push({ kind: 'detach', volume, node, forced: decision.forced });
      busy.add(key);
    }
    return unwanted;
  });
  return { actions, attached, busy };
};

const isSamePod = (a: PodName, b: PodName): boolean => a.namespace === b.namespace && a.name === b.name;

/** Where else a volume is attached for certain. */
const elsewhere = (attached: readonly Attachment[], { volume }: WantedVolume): readonly string[] =>
  attached.flatMap((attachment) =>
    attachment.volume === volume && !attachment.uncertain ? [attachment.node] : [],
  );

/**
 * The attach-detach controller attaches volumes to the nodes of the Pods that need them, and detaches them afterwards. One pass:
 *
 * 1. Volumes that no Pod on their node wants are detached: when the node has unmounted them, or without it if the node is lost.
 * 2. Volumes that are wanted and not attached are attached. One that may only be attached to one node waits until it is attached
 *    nowhere else; the users of the Pods that wait are told once.
 *
 * A volume has one operation at a time, so that one that is moved is attached in a later pass. What a pass starts is not part
 * of `attached` yet.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const reconcileAttachments = (view: AttachmentsView): AttachmentsPass => {
  const detached = detachUnwanted(view);
  const actions = [...detached.actions];
  const { busy } = detached;
  let { attached } = detached;
  const told = new Map<string, readonly PodName[]>();
  for (const wanted of view.wanted) {
    const { volume, node, pods } = wanted;
    const place = placeKey(wanted);
    const isTold = (view.told.get(place) ?? []).some((before) => pods.some((pod) => isSamePod(before, pod)));
    if (isTold) told.set(place, pods);
    const isShared = mayMultiAttach(view.accessModes(volume));
    const key = isShared ? place : volume;
    if (busy.has(key)) continue;
    if (attached.some((each) => placeKey(each) === place && !each.uncertain)) {
      attached = attached.map((each) =>
        placeKey(each) === place ? { ...each, unwantedSince: undefined } : each,
      );
      continue;
    }
    const others = isShared ? [] : elsewhere(attached, wanted);
    if (others.length === 0) {
      actions.push({ kind: 'attach', volume, node, pods });
      busy.add(key);
    } else if (!isTold) {
      told.set(place, pods);
      const users = view.wanted.filter((each) => each.volume === volume && others.includes(each.node));
      for (const pod of pods) {
        actions.push({
          kind: 'tellMultiAttach',
          volume,
          pod,
          message: multiAttachMessage(volume, pod, users),
        });
      }
    }
  }
  return { actions, attached, told };
};
