import type { Container, Pod, PodCondition } from '../../../spec/api/objects/core.ts';
import { rememberedByText } from '../../../spec/api/rememberedByText.ts';
import type { BackoffEntry } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** A sandbox that a Pod was seen to have, with the IDs of its containers' instances. */
export type SandboxMemory = {
  readonly ip: string;
  readonly instances: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
};

/** What the laws remember of a Pod that its newest object does not say. */
export type PodMemory = {
  /** its phase was written by a request, and the kubelet may write over it */
  phaseByHand: boolean;
  /** its addresses were written by a request, and the kubelet may write over them */
  addressByHand: boolean;
  /** Pod garbage collection or the like failed it, whatever its containers do */
  failedFromOutside: boolean;
  /** conditions as they were before a readiness gate was set, which its kubelet may still go by, and until when */
  unseenGates: readonly { readonly conditions: readonly PodCondition[]; readonly until: number }[];
  /** it was there before it was seen, or something of it was missed */
  seenLate: boolean;
  /** its kubelet has not admitted it, and will fail it */
  rejected: boolean;
  /** its containers were changed since it was bound: they may be restarted for that */
  specChanged: boolean;
  /** its containers and init containers as its spec said before it was changed, the newest first */
  formerContainers: readonly (readonly Container[])[];
  /** its sandbox, as its address tells: the container instances that were seen in it, and in the one before it */
  sandbox: SandboxMemory | undefined;
  /** when its binding was received, in unix seconds */
  boundAt: number | undefined;
  /** it ended while it was being deleted */
  endedDeleted: boolean;
  /** when its kubelet first wrote that it had observed the generation of the deletion, in unix seconds */
  deletionHeardAt: number | undefined;
  /** when its kubelet last wrote its status, as far as it has been in touch since, in unix seconds */
  kubeletWroteAt: number | undefined;
  /** when its kubelet was last seen to start, in unix seconds; absent: before the Pod was there */
  kubeletSince: number | undefined;
  /** containers whose spec may have changed since they were started: the kubelet kills them, and starts them at once */
  respecified: ReadonlySet<string>;
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
  memory: nothingRemembered(),
});

/** What was remembered of a Pod is no longer sure: something of it was missed. */
export const forget = ({ memory }: LivePod): void => {
  Object.assign(memory, nothingRemembered());
};

const nothingRemembered = (): PodMemory => ({
  phaseByHand: false,
  addressByHand: false,
  failedFromOutside: false,
  unseenGates: [],
  seenLate: false,
  rejected: false,
  specChanged: false,
  formerContainers: [],
  sandbox: undefined,
  boundAt: undefined,
  endedDeleted: false,
  deletionHeardAt: undefined,
  kubeletWroteAt: undefined,
  kubeletSince: undefined,
  respecified: new Set(),
  backoffs: new Map(),
});

/** Controllers count a Pod that has not ended and is not being deleted. */
export const isActive = ({ metadata, status }: Pod): boolean =>
  !isTerminalPhase(status?.phase) && metadata?.deletionTimestamp === undefined;

export const conditionIn = (pod: Pod, type: string) =>
  pod.status?.conditions?.find((condition) => condition.type === type);

export const isReady = (pod: Pod): boolean => conditionIn(pod, 'Ready')?.status === 'True';

const secondsOf = rememberedByText((text) => Date.parse(text) / 1000);

/** RFC 3339 text in unix seconds; NaN where there is none. */
export const seconds = (text: string | undefined): number => (text ? secondsOf(text) : Number.NaN);
