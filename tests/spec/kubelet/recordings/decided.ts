import type { ContainerStatus, PodStatus } from '../../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import type { ProbeResults } from '../../../../spec/kubelet/probes/probeResults.ts';
import type { StartError } from '../../../../spec/kubelet/status/containerStatuses.ts';
import { podStatus } from '../../../../spec/kubelet/status/podStatus.ts';
import { reportedStatus } from '../../../../spec/kubelet/status/reportedStatus.ts';
import { terminatedStatus } from '../../../../spec/kubelet/status/terminatedStatus.ts';
import type { Sight } from './sight.ts';

/** What a kubelet decides a status on, besides the status that it decided before. */
export type Ground = {
  /** the Pod as the kubelet knows it, perhaps a little outdated */
  readonly pod: BoundPod;
  readonly sight: Sight;
  readonly probes: ProbeResults;
  readonly startErrors: readonly StartError[];
  readonly kubeletStartedAt: number | undefined;
  readonly now: number;
};

/** The status decided on the ground, after another one: while the Pod goes on, and when its termination is complete. */
export const decidedOn = (ground: Ground, old: PodStatus): readonly PodStatus[] => {
  const { pod, sight, probes, startErrors, kubeletStartedAt, now } = ground;
  const at = Math.min(sight.until, now);
  return [false, true].map((terminal) => {
    const own = podStatus({
      pod,
      oldStatus: old,
      runtime: sight.runtime,
      probes,
      startErrors,
      terminal,
      now: at,
      ...(kubeletStartedAt !== undefined && { kubeletStartedAt }),
    });
    return {
      ...old,
      phase: own.phase,
      reason: own.reason,
      message: own.message,
      conditions: [...own.conditions],
      initContainerStatuses: [...own.initContainerStatuses],
      containerStatuses: [...own.containerStatuses],
    };
  });
};

/** The last status of all: the Pod is finished off, and nothing is decided after that. */
export const finishedOff = ({ pod }: Ground, decided: PodStatus): PodStatus => terminatedStatus(pod, decided);

const reportable = ({ phase, reason = '', message = '', conditions = [] }: PodStatus) => ({
  phase: (phase ?? 'Pending') as PodPhase,
  reason,
  message,
  conditions,
});

/** What is written of it, by whether containers may still run; `api` is what the API server shows. */
export const writtenOf = (decided: PodStatus, api: PodStatus): readonly PodStatus[] =>
  [true, false].map((couldHaveRunningContainers) => {
    const reported = reportedStatus(reportable(api), reportable(decided), couldHaveRunningContainers);
    return { ...decided, ...reported, conditions: [...reported.conditions] };
  });

const withStarted = (
  statuses: readonly ContainerStatus[],
  name: string,
  started: boolean,
): ContainerStatus[] => statuses.map((status) => (status.name === name ? { ...status, started } : status));

/** That a startup probe has changed its mind about a container is written alone, before all that follows from it. */
export const startedAlone = (api: PodStatus): readonly PodStatus[] => {
  const { containerStatuses = [], initContainerStatuses = [] } = api;
  return [...initContainerStatuses, ...containerStatuses].map(({ name, started }) => ({
    ...api,
    containerStatuses: withStarted(containerStatuses, name, !started),
    initContainerStatuses: withStarted(initContainerStatuses, name, !started),
  }));
};
