import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { claimSeen } from '../../../models/controllers/charts/seenClaim.ts';
import type { ClaimMutant } from './controllersMutant.ts';

export const claimMutants: readonly ClaimMutant[] = [
  {
    name: 'deletes-pods-of-others',
    says: 'the ReplicaSet controller deletes any Pod that it has seen and that another one controls',
    breaks: ['workload/deletes-its-own'],
    victim: { scenario: 'selectors-overlap', bounds: { relabels: 0, lag: 'no' } },
    rules: {
      deletesPod: ({ then }, { seen, claimer, controller }) => ({
        when: [
          controller.process.is(isWorking),
          seen.is((state) => ![0, claimer.uid].includes(claimSeen(state)?.owner ?? 0)),
        ],
        then,
      }),
    },
  },
  {
    name: 'adopts-by-its-cache',
    says: 'the ReplicaSet controller adopts without reading its owner once more past the cache',
    breaks: ['workload/adopts-after-recheck'],
    victim: { scenario: 'adopter-deleted' },
    rules: {
      rechecksOwner: ({ then }, { controller }) => ({
        when: [controller.next.is((write) => write?.kind === 'recheck')],
        then,
      }),
    },
  },
];
