import type { Container, ContainerStatus } from '../../../../spec/api/objects/core.ts';
import { initialResult } from '../../../../spec/kubelet/probes/probeCounting.ts';
import type { ContainerProbes } from '../../../../spec/kubelet/probes/probeResults.ts';
import { containerReady } from '../../../../spec/kubelet/status/startedAndReady.ts';
import { processAt } from './kubeletProcess.ts';
import { type Probed, probed } from './probeVerdicts.ts';
import { type RecordedPod, type Shown, statusesOf } from './recordedPod.ts';
import { eachPod } from './statement.ts';

/** A write was decided a little before the one before it was seen, at most; seconds. */
const writing = 1;

type Verdict = NonNullable<ContainerProbes['readiness']>;

/** What the readiness probe said of an instance at some time between two times; `none`: this kubelet has not asked. */
const verdictsBetween = (
  pod: RecordedPod,
  attempts: readonly Probed[],
  since: number,
  until: number,
): readonly Verdict[] => {
  const own = attempts.filter(({ line }) => processAt(pod, line.time) === processAt(pod, until));
  const standing = own.findLast(({ line }) => line.time <= since);
  const later = own.filter(({ line }) => line.time > since && line.time <= until);
  const first: readonly Verdict[] = standing ? [standing.verdict] : ['none', initialResult('readiness')];
  return [...first, ...later.map(({ verdict }) => verdict)];
};

const statusIn = (shown: Shown | undefined, name: string): ContainerStatus | undefined =>
  shown && statusesOf(shown).find((status) => status.name === name);

/** The container is shown in its newest instance: the log gives the beginning of its id. */
const isAbout = ({ line }: Probed, { name, containerID = '' }: ContainerStatus): boolean =>
  line.container === name && containerID.split('://')[1]?.startsWith(line.cid ?? '') === true;

/** Whether the container can have been shown so, given what was shown before. */
const isDecided = (
  pod: RecordedPod,
  attempts: readonly Probed[],
  container: Container,
  [before, shown]: readonly [Shown, Shown],
  status: ContainerStatus,
): boolean => {
  const own = attempts.filter((each) => isAbout(each, status));
  const kubeletStartedAt = pod.kubeletStarts.findLast((start) => start <= shown.time);
  return verdictsBetween(pod, own, before.time - writing, shown.time).some(
    (readiness) =>
      status.ready ===
      containerReady({
        container,
        status,
        probes: { readiness },
        apiStatus: before.pod.status ?? {},
        kubeletStartedAt,
      }),
  );
};

export const shownReady = eachPod(
  'a started container is shown as ready, or no longer, by the verdict of its readiness probe, also across a restart of the kubelet',
  (pod) => {
    const attempts = probed(pod).filter(({ kind }) => kind === 'readiness');
    const containers = (pod.shown[0]?.pod.spec.containers ?? []).filter((each) => each.readinessProbe);
    return containers.flatMap((container) =>
      pod.shown.flatMap((shown, at) => {
        const before = pod.shown[at - 1];
        const status = statusIn(shown, container.name);
        const was = statusIn(before, container.name);
        if (!before || !status?.started || !was || was.ready === status.ready) return [];
        if (isDecided(pod, attempts, container, [before, shown], status)) return [undefined];
        return [`${shown.pod.metadata?.resourceVersion} ${container.name} ready: ${status.ready}`];
      }),
    );
  },
);
