import type { PodPhase } from '../phase/podPhase.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';

/**
 * What the kubelet does about a Pod: `sync`: set it up and keep its containers running; `terminating`: stop them;
 * `terminated`: clean up behind it; `finished`: nothing any more.
 */
export type PodWork = 'sync' | 'terminating' | 'terminated' | 'finished';

export type PodWorkInput = {
  readonly work: PodWork;
  /** the Pod object is gone, or has a deletion timestamp */
  readonly deleted: boolean;
  /** the kubelet itself ends the Pod: evicted, preempted, or its node shuts down */
  readonly evicted: boolean;
  /** the phase that the last sync came to */
  readonly phase: PodPhase;
  /** what the last round of the present work achieved: containers stopped, or cleaned up */
  readonly done: boolean;
};

/**
 * What the kubelet does next. Termination begins with the deletion, an eviction or a terminal phase and is never
 * taken back: no container of the Pod is started again. It goes on to cleaning up once nothing runs any more.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const nextPodWork = ({ work, deleted, evicted, phase, done }: PodWorkInput): PodWork => {
  if (work === 'sync') {
    return deleted || evicted || isTerminalPhase(phase) ? 'terminating' : 'sync';
  }
  if (!done) return work;
  return work === 'terminating' ? 'terminated' : 'finished';
};

/** Whether containers of the Pod may still run: until its termination is complete. */
export const couldHaveRunningContainers = (work: PodWork): boolean =>
  work === 'sync' || work === 'terminating';
