import { never } from '../../../checker/system/guard.ts';
import { isSeenThere } from '../../../models/controllers/charts/claimant.ts';
import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { isUnknown } from '../../../models/controllers/charts/knownAttachment.ts';
import { isAttached } from '../../../models/controllers/charts/volumeAttachment.ts';
import { isAt } from '../../../models/controllers/charts/volumeOperation.ts';
import type { VolumeMutant } from './controllersMutant.ts';

const victim = { scenario: 'volume-moved', bounds: { deletions: 1, controllerRestarts: 0 } };

export const volumeMutants: readonly VolumeMutant[] = [
  {
    name: 'attaches-wherever-it-is-wanted',
    says: 'the attach-detach controller does not look whether a volume that one node may use at a time is attached elsewhere',
    breaks: ['storage/attached-to-one-node'],
    victim: { ...victim, bounds: { ...victim.bounds, lag: 'no' } },
    rules: {
      startsAttach: ({ then }, { process, seenPod, known }) => ({
        when: [process.is(isWorking), seenPod.is(isSeenThere), known.is(isUnknown)],
        then,
      }),
    },
  },
  {
    name: 'detaches-without-asking',
    says: 'the attach-detach controller does not read whether the node uses the volume before it detaches it',
    breaks: ['storage/detached-after-unmount'],
    victim,
    rules: {
      findsUnused: ({ then }, { id, operation }) => ({ when: [operation.is(isAt('Asking', id))], then }),
    },
  },
  {
    name: 'mounts-what-is-detached',
    says: 'the kubelet does not look whether the status of its node says that the volume is attached',
    breaks: ['storage/detached-after-unmount'],
    victim,
    rules: {
      mounts: ({ when = [], then }, { reported, attachment }) => ({
        when: [
          ...when.filter((guard) => guard.kind !== 'is' || guard.component !== reported),
          attachment.is(isAttached),
        ],
        then,
      }),
    },
  },
  {
    name: 'never-detaches',
    says: 'the attach-detach controller detaches nothing',
    breaks: ['storage/attached-in-the-end'],
    victim,
    rules: { startsDetach: ({ then }) => ({ when: [never], then }) },
  },
];
