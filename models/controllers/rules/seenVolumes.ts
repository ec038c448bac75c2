import type { Guard } from '../../../checker/system/guard.ts';
import { deliver } from '../../observers/deliver.ts';
import { claims, isSeenThere } from '../charts/claimant.ts';
import { isListing, isWorking } from '../charts/controllerProcess.ts';
import { isKnownOtherwise, isUnknown } from '../charts/knownAttachment.ts';
import { isReported } from '../charts/reportedAttachment.ts';
import { isAbsent } from '../charts/volumeAttachment.ts';
import { isInUse } from '../charts/volumeMount.ts';
import { healthOf, nodeHealths, seenHealthOf } from '../charts/volumeNode.ts';
import type { VolumeNodeParts, VolumeParts } from '../parts/volumeParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import type { Watching } from './watching.ts';

/**
 * What the attach-detach controller hears of Pods and nodes, and how it makes its actual state anew when it starts: what the status
 * of a node says is attached for certain; of whatever else there is a VolumeAttachment it is uncertain.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/
 */
export const seenVolumeRules = (
  composer: ControllersComposer,
  { nodes, controller }: VolumeParts,
): Watching => {
  const { actor, rule } = composer;
  const { process } = controller;
  const told = (verb: string, hears: Guard) => [
    ...Object.values(
      deliver(
        composer,
        nodes,
        ({ seenPod }) => seenPod,
        {
          there: {
            rule: `${verb} the Pod on the node`,
            as: 'There',
            when: ({ pod, seenPod }) => [pod.is(claims), seenPod.isNot(isSeenThere)],
          },
          gone: {
            rule: `${verb} that the Pod on the node is gone`,
            as: 'Unseen',
            when: ({ pod, seenPod }) => [pod.isNot(claims), seenPod.is(isSeenThere)],
          },
        },
        () => [hears],
      ),
    ),
    ...nodeHealths.flatMap((health) =>
      [false, true].flatMap((inUse) =>
        [false, true].map((changed) =>
          rule(
            `${verb} that the node ${changed ? 'is' : 'stays'} ${health}, and ${inUse ? 'uses' : 'does not use'} the volume`,
            [nodes],
            ({ node, mount, seenNode, known }: VolumeNodeParts) => ({
              when: [
                hears,
                node.is((state) => healthOf(state) === health),
                mount.is((state) => isInUse(state) === inUse),
                seenNode.is((state) => (seenHealthOf(state) === health) !== changed),
                ...(changed ? [] : [known.is(isKnownOtherwise(inUse))]),
              ],
              then: [
                ...(changed ? [seenNode.send({ type: 'SEE', as: health })] : []),
                known.tell({ type: inUse ? 'MOUNTED' : 'UNMOUNTED' }),
              ],
            }),
          ),
        ),
      ),
    ),
  ];
  return actor('attach-detach controller', () => ({
    sees: told('sees', process.is(isWorking)),
    lists: [
      rule('reads that the volume is attached in the status of the node', [nodes], (it) => ({
        when: [process.is(isListing), it.known.is(isUnknown), it.reported.is(isReported)],
        then: [it.known.send({ type: 'ATTACHED' })],
      })),
      rule('finds a VolumeAttachment of which the node says nothing', [nodes], (it) => ({
        when: [
          process.is(isListing),
          it.known.is(isUnknown),
          it.reported.isNot(isReported),
          it.attachment.isNot(isAbsent),
        ],
        then: [it.known.send({ type: 'UNCERTAIN' })],
      })),
      ...told('lists', process.is(isListing)),
      rule('has listed everything', [[controller]], () => ({
        then: [process.send({ type: 'LISTED' })],
      })),
    ],
  }));
};
