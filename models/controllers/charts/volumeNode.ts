import { type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/** How a node is, as far as the attachment of volumes cares. */
export const nodeHealths = ['Ready', 'NotReady', 'OutOfService'] as const;
export type NodeHealth = (typeof nodeHealths)[number];

/**
 * A node that volumes are attached to: whether its kubelet is heard of. Once it is cut off people may switch it off, and say
 * so by a taint.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
 */
export const volumeNode = setup({
  types: { events: {} as { type: 'CUT' | 'HEAL' | 'SHUT_DOWN' } },
}).createMachine({
  id: 'node of a volume',
  description: 'A node that volumes are attached to.',
  initial: 'Ready',
  states: {
    Ready: { description: 'its kubelet is heard of', on: { CUT: 'NotReady' } },
    NotReady: {
      description: 'it is cut off, and what runs there goes on',
      on: { HEAL: 'Ready', SHUT_DOWN: 'OutOfService' },
    },
    OutOfService: { description: 'it was switched off, and has the taint that says so' },
  },
});

export type VolumeNode = SnapshotFrom<typeof volumeNode>;

export const healthOf = (state: VolumeNode): NodeHealth => state.value as NodeHealth;
export const isHeardOf = (state: VolumeNode): boolean => state.matches('Ready');
export const isOutOfService = (state: VolumeNode): boolean => state.matches('OutOfService');

/** The node as the attach-detach controller last saw it. */
export const seenVolumeNode = lastSeen({
  id: 'node as the attach-detach controller sees it',
  says: 'How a node was when the attach-detach controller last heard of it.',
  unseen: { says: 'not heard of yet' },
  values: {
    Ready: { says: 'it is ready' },
    NotReady: { says: 'it is not ready' },
    OutOfService: { says: 'it is out of service' },
  },
});

export type SeenVolumeNode = SnapshotFrom<typeof seenVolumeNode>;

/** As it was last seen; undefined: not yet. */
export const seenHealthOf = (state: SeenVolumeNode): NodeHealth | undefined =>
  state.matches('Unseen') ? undefined : (state.value as NodeHealth);
