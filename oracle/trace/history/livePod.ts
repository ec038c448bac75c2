import type { Pod } from '../../../spec/api/objects/core.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** What the laws remember of a Pod that its newest object does not say. */
export type PodMemory = {
  /** its phase was written by a request, and the kubelet may write over it */
  phaseByHand: boolean;
  /** Pod garbage collection or the like failed it, whatever its containers do */
  failedFromOutside: boolean;
  /** its spec has changed since it was created: containers may be restarted for that */
  specChanged: boolean;
  /** the last ends of each container, by name: how many quick ones in a row, and when the newest was; unix seconds */
  readonly ends: Map<string, { readonly restarts: number; readonly finishedAt: number }>;
  /** since when the kubelet's memory of back-offs is empty, the sandbox new, or the spec changed; unix seconds */
  backoffSince: number;
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
    ends: new Map(),
    backoffSince: 0,
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
