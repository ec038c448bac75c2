import type { Effect } from '../../../checker/system/effect.ts';
import { isAtWork, isInPhase, type PodOfJobEnds } from '../charts/jobPod.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { JobParts } from '../parts/jobParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What becomes of the Pods of a Job: they do their work, fail, or are evicted; one that is being deleted ends, well or not.
 * Those that the Job has still to count stay until it has.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const jobPodRules = (
  { actor, rule, on }: ControllersComposer,
  { pods, ended, successes }: JobParts,
  budgets: BudgetParts,
) => {
  const succeeds = (index: number | undefined): Effect[] =>
    successes.flatMap((each) => (each.index === index ? [each.success.tell({ type: 'SUCCEED' })] : []));
  on<PodOfJobEnds>('Pod of a Job ends', () => [ended.tell({ type: 'END' })]);
  const kubelet = actor('kubelet', () => ({
    reportsSuccess: rule('reports the Pod succeeded', [pods], ({ object, index }) => ({
      when: [object.is(isAtWork)],
      then: [object.send({ type: 'SUCCEED' }), ...succeeds(index)],
    })),
    reportsEnd: rule('reports the Pod failed that is being deleted', [pods], ({ object }) => ({
      when: [object.is(isInPhase('Terminating'))],
      then: [object.send({ type: 'FAIL' })],
    })),
    removesPod: rule('removes the stopped Pod', [pods], ({ object }) => ({
      then: [object.send({ type: 'REMOVE' })],
    })),
  }));
  actor(
    'kubelet',
    () => {
      rule('reports the Pod succeeded though it is being deleted', [pods], ({ object, index }) => ({
        when: [object.is(isInPhase('Terminating'))],
        then: [object.send({ type: 'SUCCEED' }), ...succeeds(index)],
      }));
    },
    { fair: false },
  );
  actor(
    'environment',
    () => {
      rule(
        'makes the Pod fail',
        [pods],
        ({ object }) => ({
          when: [object.is(isAtWork)],
          then: [budgets.podFailures.send({ type: 'SPEND' }), object.send({ type: 'FAIL' })],
        }),
        { action: 'failure of a Pod' },
      );
      rule(
        'evicts the Pod',
        [pods],
        ({ object }) => ({
          when: [object.is(isAtWork)],
          then: [budgets.deletions.send({ type: 'SPEND' }), object.send({ type: 'DELETE' })],
        }),
        { action: 'deletion' },
      );
    },
    { fair: false },
  );
  return kubelet;
};
