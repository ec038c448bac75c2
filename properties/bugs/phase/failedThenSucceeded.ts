import { together } from '../../../checker/system/guard.ts';
import { hasExited } from '../../../models/podOnNode/charts/container/container.ts';
import { isEnding } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { isEvicted } from '../../../models/podOnNode/charts/pod/statusManager.ts';
import { statesOf } from '../../../models/podOnNode/parts/podContainers.ts';
import type { PodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

const allExited = (member: PodParts, code: (codes: readonly number[]) => boolean) =>
  together({ worker: member.worker, states: statesOf(member) }, ({ worker, states }) => {
    const codes = states.map(({ context }) => context.exitCode);
    return isEnding(worker) && states.every(hasExited) && code(codes);
  });

const areAllZero = (codes: readonly number[]): boolean => codes.every((code) => code === 0);

export const failedThenSucceeded: Bug = {
  numbers: [58711, 59767],
  says: 'A kubelet under load reports a Pod as Failed, and later as Succeeded',
  introduced: 'v1.9 or before',
  fixed: 'v1.10 keeps Failed (59767); seen again in v1.11',
  breaks: ['phase/terminal-final'],
  components: ['kubelet', 'runtime'],
  faults: ['memory pressure'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'OnFailure' })],
      podBudgets: { deletions: 1 },
      nodeBudgets: { pressures: 1 },
    },
    defect: {
      name: 'terminal-phase-worked-out-again',
      says: 'the eviction is written at once, and when the containers have stopped the phase is worked out from their exit codes alone, whatever was written before',
      rules: {
        reportsFailedEvicted: ({ then }, { status, source }) => ({
          when: [status.is(isEvicted), source.object.is(({ context }) => context.phase === 'Running')],
          then,
        }),
        decidesOnFailed: ({ when = [], then }, member) => ({
          when: [...when, allExited(member, (codes) => !areAllZero(codes))],
          then,
        }),
        decidesOnSucceeded: ({ then }, member) => ({
          when: [
            member.status.isNot(({ context }) => context.phase === 'Succeeded'),
            allExited(member, areAllZero),
          ],
          then,
        }),
      },
    },
  },
};
