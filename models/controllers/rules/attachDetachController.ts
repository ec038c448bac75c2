import type { Guard } from '../../../checker/system/guard.ts';
import { any } from '../../../checker/system/guard.ts';
import { isAbsent, isAttached, isDetaching } from '../charts/volumeAttachment.ts';
import { isInUse } from '../charts/volumeMount.ts';
import { isHeardOf } from '../charts/volumeNode.ts';
import { isAt } from '../charts/volumeOperation.ts';
import type { AttachmentStep } from '../decisions/attachments.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { AttachDetachControllerParts, VolumeNodeParts, VolumeParts } from '../parts/volumeParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { seenVolumeRules } from './seenVolumes.ts';

const by = 'attach-detach controller';

/**
 * The attach-detach controller: it sees Pods and nodes, late, and starts what `reconcileAttachments` decides about what it has seen
 * and knows. Before it detaches, it takes back what the status of the node says, and reads there whether the node uses the
 * volume, unless it forces it. Of an operation that it loses the reply to it is uncertain.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const attachDetachControllerRules = (
  composer: ControllersComposer,
  { nodes, controller }: VolumeParts,
  budgets: BudgetParts,
) => {
  const { actor, rule } = composer;
  const { process, operation, next } = controller;
  const watching = seenVolumeRules(composer, { nodes, controller });
  const decides = ({ id }: VolumeNodeParts, what: AttachmentStep['does']): Guard =>
    next.is((steps) => steps.some(({ node, does }) => node === id && does === what));
  actor(by, () => {
    rule('becomes the leader', [[controller]], () => ({ then: [process.send({ type: 'LEAD' })] }));
  });
  const notes = actor(by, () => [
    rule('notes that nobody wants the volume on the node', [nodes], (it) => ({
      when: [decides(it, 'note that it is unwanted')],
      then: [it.known.send({ type: 'UNWANTED' })],
    })),
    rule('notes that the volume is wanted on the node again', [nodes], (it) => ({
      when: [decides(it, 'note that it is wanted')],
      then: [it.known.send({ type: 'WANTED' })],
    })),
  ]);
  const places = nodes.map((node): Place => ({ ...node, process, operation }));
  const changeable = actor(by, () => ({
    startsAttach: rule('attaches the volume to the node', [places], (it) => ({
      when: [decides(it, 'attach'), it.attachment.isNot(isDetaching)],
      then: [operation.send({ type: 'ATTACH', node: it.id }), it.attachment.tell({ type: 'CREATE' })],
    })),
    startsDetach: rule('takes back that the volume is attached, to detach it', [places], (it) => ({
      when: [decides(it, 'detach')],
      then: [operation.send({ type: 'DETACH', node: it.id }), it.reported.tell({ type: 'TAKE_BACK' })],
    })),
    startsForced: rule('takes back that the volume is attached, to detach it unasked', [nodes], (it) => ({
      when: [decides(it, 'force detach')],
      then: [operation.send({ type: 'FORCE', node: it.id }), it.reported.tell({ type: 'TAKE_BACK' })],
    })),
    findsUnused: rule('reads that the node does not use the volume', [places], (it) => ({
      when: [operation.is(isAt('Asking', it.id)), it.mount.isNot(isInUse)],
      then: [operation.send({ type: 'SAFE' })],
    })),
    // a detachment that fails leaves it uncertain; that it is attached is said again once it is attached again
    findsUsed: rule('reads that the node uses the volume, and leaves it attached', [nodes], (it) => ({
      when: [operation.is(isAt('Asking', it.id)), it.mount.is(isInUse)],
      then: [operation.send({ type: 'END' }), it.known.tell({ type: 'UNCERTAIN' })],
    })),
    detaches: rule(
      'deletes the VolumeAttachment',
      [nodes],
      (it) => ({
        when: [operation.is(isAt('Safe', it.id))],
        then: [operation.send({ type: 'DELETED' }), it.attachment.tell({ type: 'DELETE' })],
      }),
      { action: 'detachment of a volume' },
    ),
    hasAttached: rule('says that the volume is attached to the node', [nodes], (it) => ({
      when: [operation.is(isAt('Attaching', it.id)), it.attachment.is(isAttached)],
      then: [
        operation.send({ type: 'END' }),
        it.known.tell({ type: 'ATTACHED' }),
        it.reported.tell({ type: 'SAY' }),
      ],
    })),
    hasDetached: rule('hears that the volume is detached from the node', [nodes], (it) => ({
      when: [operation.is(isAt('Detaching', it.id)), it.attachment.is(isAbsent)],
      then: [operation.send({ type: 'END' }), it.known.send({ type: 'DETACHED' })],
    })),
  }));
  actor(by, () => {
    rule('has waited for six minutes for a node that is not ready', [nodes], ({ node, known }) => ({
      when: [node.isNot(isHeardOf)],
      then: [known.send({ type: 'WAITED' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('lets six minutes pass before the node unmounts', [nodes], ({ node, known }) => ({
        when: [node.is(isHeardOf)],
        then: [budgets.expiries.send({ type: 'SPEND' }), known.send({ type: 'WAITED' })],
      }));
      rule(
        'restarts the controller',
        [[controller]],
        () => ({
          then: [
            budgets.controllerRestarts.send({ type: 'SPEND' }),
            process.send({ type: 'RESTART' }),
            operation.tell({ type: 'END' }),
            ...nodes.map(({ known }) => known.send({ type: 'FORGET' })),
          ],
        }),
        { action: 'restart of a controller' },
      );
      rule('loses what became of the operation', [nodes], (it) => ({
        when: [
          any(...(['Attaching', 'Detaching'] as const).map((stage) => operation.is(isAt(stage, it.id)))),
        ],
        then: [
          budgets.lostReplies.send({ type: 'SPEND' }),
          operation.send({ type: 'END' }),
          it.known.tell({ type: 'UNCERTAIN' }),
        ],
      }));
    },
    { fair: false },
  );
  return { sees: watching.sees, lists: [...watching.lists, ...notes], changeable };
};

/** A node, and the controller that acts about it. */
type Place = VolumeNodeParts & Pick<AttachDetachControllerParts, 'process' | 'operation'>;
