import type { ContainerStatus, PodCondition, PodStatus } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import type { PodPhase } from '../phase/podPhase.ts';

/** What every condition of the kubelet is decided from. */
export type ConditionInput = {
  readonly pod: BoundPod;
  /** the status last written, or what the API server shows */
  readonly oldStatus: PodStatus;
  readonly phase: PodPhase;
  /** init containers first, then regular ones; of two with one name the first counts */
  readonly statuses: readonly ContainerStatus[];
};

/** What is decided of a condition; type, observedGeneration and times are added around it. */
export type ConditionVerdict = {
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
};

/** The condition holds, and there is nothing more to say. */
export const isTrue: ConditionVerdict = { status: 'True' };

/** The condition, as observed at this generation of the Pod (if one is known). */
export const conditionOf = (type: string, verdict: ConditionVerdict, generation?: number): PodCondition => ({
  type,
  ...verdict,
  ...(generation ? { observedGeneration: generation } : {}),
});

/** Names as the kubelet's messages list them: `[a b]`. */
export const nameList = (names: readonly string[]): string => `[${names.join(' ')}]`;

/** The verdict of a Pod in a terminal phase: its containers are ready for nothing any more. */
export const terminalVerdict = (phase: 'Succeeded' | 'Failed'): ConditionVerdict => ({
  status: 'False',
  reason: phase === 'Failed' ? 'PodFailed' : 'PodCompleted',
});
