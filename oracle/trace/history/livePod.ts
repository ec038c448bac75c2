import type { Pod } from '../../../spec/api/objects/core.ts';
import type { BackoffEntry } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** What the laws remember of a Pod that its newest object does not say. */
export type PodMemory = {
  /** its phase was written by a request, and the kubelet may write over it */
  phaseByHand: boolean;
  /** Pod garbage collection or the like failed it, whatever its containers do */
  failedFromOutside: boolean;
  /** its spec has changed since it was created: containers may be restarted for that */
  specChanged: boolean;
  /** when its kubelet first wrote that it had observed the generation of the deletion, in unix seconds */
  deletionHeardAt: number | undefined;
  /** the back-off of each container that was seen to restart in this sandbox, under this kubelet */
  readonly backoffs: Map<string, BackoffEntry>;
};

/** A Pod that the API shows now. */
export type LivePod = {
  object: Pod;
  /** where its newest event is */
  line: number;
  time: number;
  /** worked out for the scheduler, once it is bound */
  info: PodInfo | undefined;
  readonly memory: PodMemory;
};

export const livePod = (object: Pod, line: number, time: number): LivePod => ({
  object,
  line,
  time,
  info: undefined,
  memory: {
    phaseByHand: false,
    failedFromOutside: false,
    specChanged: false,
    deletionHeardAt: undefined,
    backoffs: new Map(),
  },
});

export const isTerminalPhase = (phase: string | undefined): phase is 'Succeeded' | 'Failed' =>
  phase === 'Succeeded' || phase === 'Failed';

/** Controllers count a Pod that has not ended and is not being deleted. */
export const isActive = ({ metadata, status }: Pod): boolean =>
  !isTerminalPhase(status?.phase) && metadata?.deletionTimestamp === undefined;

export const conditionIn = (pod: Pod, type: string) =>
  pod.status?.conditions?.find((condition) => condition.type === type);

export const isReady = (pod: Pod): boolean => conditionIn(pod, 'Ready')?.status === 'True';

/** RFC 3339 text in unix seconds; NaN where there is none. */
export const seconds = (text: string | undefined): number => Date.parse(text ?? '') / 1000;
