import { does } from '../../../models/ruleFacts.ts';
import type { VolumeOnNodeView } from '../../../models/views/volumeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const detachedAfterUnmount: LawRecord = {
  id: 'storage/detached-after-unmount',
  says: 'A volume is taken off a node only once it is mounted there no longer',
  source:
    'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout',
  fields: ['node.status.volumesInUse', 'node.status.volumesAttached'],
  exceptions: [
    'six minutes after nobody wants it any more it is taken off a node that is not ready',
    'six minutes after nobody wants it any more no node is asked whether it uses the volume again',
  ],
  model: overViews({
    sees: [{ of: 'volume on a node', what: ({ node, mounted }: VolumeOnNodeView) => ({ node, mounted }) }],
    when: does('detachment of a volume'),
    holds: ([nodes], step) =>
      !(nodes as readonly Pick<VolumeOnNodeView, 'node' | 'mounted'>[]).some(
        ({ node, mounted }) => node === step!.args[0] && mounted,
      ),
  }),
  mutants: ['detaches-without-asking', 'mounts-what-is-detached'],
};
