import type { PodPhase } from '../spec/kubelet/phase/podPhase.ts';

/** What the column STATUS is made of, as far as a model knows it. */
type StatusParts = {
  readonly phase: PodPhase | '';
  /** the deletion timestamp is set */
  readonly terminating: boolean;
  /** its phase was written by another one than its kubelet */
  readonly failedFromOutside: boolean;
};

/**
 * STATUS of `kubectl get pods`: of a Pod that has ended, what its containers ended with. Those of a Pod that Pod garbage
 * collection failed are shown as they were, so that the phase is all there is to say.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const podStatus = ({ phase, terminating, failedFromOutside }: StatusParts): string => {
  if (phase === 'Succeeded') return 'Completed';
  if (phase === 'Failed') return failedFromOutside ? 'Failed' : 'Error';
  return terminating ? 'Terminating' : phase;
};
