import type { Composer } from '../../../checker/system/composer.ts';
import { all, any } from '../../../checker/system/guard.ts';
import type { VolumeOnNodeView } from '../../views/volumeView.ts';
import { claims, isBound } from '../charts/claimant.ts';
import { isAbsent, isAttached } from '../charts/volumeAttachment.ts';
import { isMounted } from '../charts/volumeMount.ts';
import { isHeardOf } from '../charts/volumeNode.ts';
import type { VolumeParts } from '../parts/volumeParts.ts';

/** What laws see of a volume on each node. */
export const volumeViews = ({ view, condition }: Composer, { nodes }: VolumeParts): void => {
  for (const { id, name, pod, attachment, mount } of nodes) {
    view(
      'volume on a node',
      { id, name },
      { pod, attachment, mount },
      (states): VolumeOnNodeView => ({
        node: id,
        wanted: claims(states.pod),
        attached: !isAbsent(states.attachment),
        mounted: isMounted(states.mount),
      }),
    );
  }
  // nobody is promised a volume that a Pod on a node that is not heard of has
  condition(
    'volume where it is wanted',
    { id: 1, name: 'volume' },
    any(
      ...nodes.map(({ pod, attachment, mount }) =>
        all(pod.is(isBound), attachment.is(isAttached), mount.is(isMounted)),
      ),
      ...nodes.map(({ node, pod }) => all(node.isNot(isHeardOf), pod.is(claims))),
      all(...nodes.map(({ node }) => node.isNot(isHeardOf))),
    ),
  );
};
