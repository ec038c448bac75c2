import type { Node } from '../../api/objects/core.ts';

/** How long a volume that is still mounted is kept from a node that is not ready (`ReconcilerMaxWaitForUnmountDuration`). */
export const maxWaitForUnmountMs = 6 * 60 * 1000;

/** A volume that is attached to a node, or may be. */
export type Attachment = {
  readonly volume: string;
  readonly node: string;
  /** the node says that it uses the volume (`status.volumesInUse`) */
  readonly mounted: boolean;
  /** the outcome of attaching it is not known */
  readonly uncertain: boolean;
  /** since when nobody on the node wants it, unix milliseconds */
  readonly unwantedSince?: number | undefined;
};

export type PodName = { readonly namespace: string; readonly name: string };

/** A volume that Pods need on the node that they are bound to. */
export type WantedVolume = {
  readonly volume: string;
  readonly node: string;
  readonly pods: readonly PodName[];
};

/** What the controller sees in one pass. The operations that it started before are over. */
export type AttachmentsView = {
  /** unix milliseconds */
  readonly now: number;
  readonly nodes: readonly Node[];
  readonly wanted: readonly WantedVolume[];
  readonly attached: readonly Attachment[];
  /** the access modes of a volume; undefined if it is not a persistent one */
  readonly accessModes: (volume: string) => readonly string[] | undefined;
  /**
   * where users have been told that the volume is attached elsewhere: by `placeKey`, the Pods that waited in the last pass. They are
   * told again once none of those waits.
   */
  readonly told: ReadonlyMap<string, readonly PodName[]>;
  /** volumes that are only detached from a node that is not ready once it has unmounted them (an option of the controller) */
  readonly disableForceDetachOnTimeout: boolean;
};

export type AttachAction =
  | {
      readonly kind: 'attach';
      readonly volume: string;
      readonly node: string;
      readonly pods: readonly PodName[];
    }
  /** `forced`: without asking the node whether it still uses the volume */
  | { readonly kind: 'detach'; readonly volume: string; readonly node: string; readonly forced: boolean }
  /** Pods wait for a volume that is attached elsewhere; users of them are told */
  | {
      readonly kind: 'tellMultiAttach';
      readonly volume: string;
      readonly pod: PodName;
      readonly message: string;
    };

export type AttachmentsPass = {
  readonly actions: readonly AttachAction[];
  readonly attached: readonly Attachment[];
  readonly told: AttachmentsView['told'];
};

export const placeKey = ({ volume, node }: { readonly volume: string; readonly node: string }): string =>
  `${volume}@${node}`;

const sharedModes = ['ReadWriteMany', 'ReadOnlyMany'];

/**
 * Whether a volume may be attached to several nodes at once: a persistent one with such an access mode, and any of which
 * that is not known.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export const mayMultiAttach = (accessModes: readonly string[] | undefined): boolean =>
  accessModes === undefined ||
  accessModes.length === 0 ||
  accessModes.some((mode) => sharedModes.includes(mode));
