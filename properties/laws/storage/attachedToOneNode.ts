import type { VolumeOnNodeView } from '../../../models/views/volumeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const attachedToOneNode: LawRecord = {
  id: 'storage/attached-to-one-node',
  says: 'A volume that one node may use at a time is attached to one node at most',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  fields: ['persistentvolume.spec.accessModes', 'node.status.volumesAttached'],
  exceptions: [
    'an attachment of which the controller does not know whether it was made: it restarted, or lost the reply',
    'an attachment that a failed detachment has left uncertain, since the node used the volume again',
  ],
  model: overViews({
    sees: [
      { of: 'volume on a node', what: ({ wanted, attached }: VolumeOnNodeView) => ({ wanted, attached }) },
    ],
    holds: ([nodes]) => (nodes as readonly Seen[]).filter(({ attached }) => attached).length < 2,
    witness: ([nodes]) =>
      (nodes as readonly Seen[]).some(({ attached }) => attached) &&
      (nodes as readonly Seen[]).some(({ wanted, attached }) => wanted && !attached),
  }),
  mutants: ['attaches-wherever-it-is-wanted'],
};

type Seen = Pick<VolumeOnNodeView, 'wanted' | 'attached'>;
