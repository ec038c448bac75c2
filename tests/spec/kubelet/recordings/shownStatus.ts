import { podChange } from '../../../../models/recorded/writes/podChange.ts';
import { podWriter } from '../../../../models/recorded/writes/podWrite.ts';
import { containersOf } from '../../../../spec/api/containers.ts';
import type { ContainerState, PodStatus } from '../../../../spec/api/objects/core.ts';
import { ownedByKubelet } from '../../../../spec/kubelet/conditions/ownedByKubelet.ts';
import type { StartError } from '../../../../spec/kubelet/status/containerStatuses.ts';
import { decidedOn, finishedOff, type Ground, startedAlone, writtenOf } from './decided.ts';
import { type Probed, probed } from './probeVerdicts.ts';
import { type RecordedPod, type Shown, statusesOf } from './recordedPod.ts';
import { probesAt, type Sight, sightsOf } from './sight.ts';
import { eachPod } from './statement.ts';

/** What a status says of the Pod as a whole. */
const saidOfPod = ({ phase, conditions = [] }: PodStatus): string =>
  JSON.stringify([
    phase,
    conditions
      .filter(({ type }) => ownedByKubelet(type))
      .map(({ type, status, reason = '' }) => `${type} ${status} ${reason}`)
      .sort(),
  ]);

/** What it says of its containers, in whole seconds. */
const saidOfContainers = ({ initContainerStatuses = [], containerStatuses = [] }: PodStatus): string =>
  JSON.stringify(
    [...initContainerStatuses, ...containerStatuses].map((status) => [
      status.name,
      stateText(status.state),
      stateText(status.lastState),
      status.restartCount,
      status.ready,
      status.started ?? false,
    ]),
  );

const stateText = ({ running, terminated, waiting }: ContainerState = {}): string => {
  if (running) return `running since ${running.startedAt}`;
  if (waiting) return `waiting ${waiting.reason ?? ''}`;
  if (!terminated) return '';
  const { exitCode, reason, startedAt, finishedAt, containerID } = terminated;
  return `ended with ${exitCode} ${reason} ${startedAt ?? ''} ${finishedAt ?? ''} ${containerID ?? ''}`;
};

const logged = new WeakMap<PodStatus, PodStatus>();

/** With the ids of instances as the runtime's log gives them: their beginning, and no scheme. */
const asLogged = (status: PodStatus = {}): PodStatus => {
  const known = logged.get(status);
  if (known) return known;
  const text = JSON.stringify(status).replaceAll(
    /"[a-z]+:\/\/([0-9a-f]{12})[0-9a-f]*"/g,
    '"containerd://$1"',
  );
  const renamed = JSON.parse(text) as PodStatus;
  logged.set(status, renamed);
  return renamed;
};

/** Why containers could not be started, as it is shown: the log tells less of it. */
const startErrorsOf = (shown: Shown): readonly StartError[] =>
  statusesOf(shown).flatMap(({ name, state }) => {
    const { reason: error = '', message = '' } = state?.waiting ?? {};
    return ['', 'ContainerCreating', 'PodInitializing'].includes(error)
      ? []
      : [{ container: name, error, message }];
  });

/** Whose write it was is known by what it changes. */
export const isTheKubelets = (before: Shown, shown: Shown): boolean =>
  podWriter(before.pod, shown.pod, podChange(before.pod, shown.pod), false) === 'kubelet';

/** A kubelet's copy of the API is so old at most, in seconds. */
const lag = 5;

/** The Pod as its kubelet may have known it when it decided on a write: with what it was shown as lately. */
const versionsAt = ({ shown }: RecordedPod, at: number): readonly Shown[] => {
  const now = shown[at]?.time ?? 0;
  const recent = shown.slice(0, at).filter(({ time }, index) => index === at - 1 || time > now - lag);
  return recent.filter(({ pod }) => pod.spec.nodeName !== undefined).toReversed();
};

/** All that a write may have been decided on at a sight. */
const groundsAt = (
  pod: RecordedPod,
  at: number,
  sight: Sight,
  attempts: readonly Probed[],
): readonly Ground[] => {
  const shown = pod.shown[at]!;
  const { spec } = shown.pod;
  const containers = containersOf(spec);
  const kubeletStartedAt = pod.kubeletStarts.findLast((start) => start <= shown.time);
  const errors = startErrorsOf(shown);
  return versionsAt(pod, at).flatMap((version) =>
    probesAt(pod, containers, attempts, sight, shown.time).flatMap((probes) =>
      (errors.length > 0 ? [errors, []] : [errors]).map((startErrors) => ({
        pod: { ...version.pod, status: asLogged(version.pod.status) },
        sight,
        probes,
        startErrors,
        kubeletStartedAt,
        now: shown.time,
      })),
    ),
  );
};

/** Two decisions that one write shows lie no further apart, in sights. */
const apart = 8;

/** The earliest sight, at or after `first`, on which the write can have been decided, in one or two decisions. */
const decidedAt = (
  pod: RecordedPod,
  at: number,
  first: number,
  sights: readonly Sight[],
  attempts: readonly Probed[],
): number | undefined => {
  const shown = pod.shown[at]!;
  const api = asLogged(pod.shown[at - 1]?.pod.status);
  const wanted = asLogged(shown.pod.status);
  const [ofPod, ofContainers] = [saidOfPod(wanted), saidOfContainers(wanted)];
  const isWritten = (decided: PodStatus): boolean =>
    saidOfContainers(decided) === ofContainers &&
    writtenOf(decided, api).some((each) => saidOfPod(each) === ofPod);
  if (saidOfPod(api) === ofPod && startedAlone(api).some((each) => saidOfContainers(each) === ofContainers)) {
    return first;
  }
  const seen = sights.flatMap((sight, index) => (index >= first && sight.from <= shown.time ? [index] : []));
  const known = new Map<number, readonly Ground[]>();
  const grounds = (index: number): readonly Ground[] => {
    const found = known.get(index) ?? groundsAt(pod, at, sights[index]!, attempts);
    known.set(index, found);
    return found;
  };
  const leads = (old: PodStatus, index: number): boolean =>
    grounds(index).some((ground) =>
      decidedOn(ground, old).some((decided) => isWritten(decided) || isWritten(finishedOff(ground, decided))),
    );
  const once = seen.find((index) => leads(api, index));
  if (once !== undefined) return once;
  return seen.find((index) =>
    seen
      .filter((earlier) => earlier <= index && index - earlier <= apart)
      .some((earlier) =>
        grounds(earlier).some((ground) => decidedOn(ground, api).some((old) => leads(old, index))),
      ),
  );
};

export const shownStatus = eachPod(
  'every status that a kubelet wrote is what it decides on what its runtime and probes said at a time, and later ones on later times',
  (pod) => {
    const attempts = probed(pod);
    const sights = sightsOf(pod, attempts);
    let first = 0;
    return pod.shown.flatMap((shown, at) => {
      const before = pod.shown[at - 1];
      if (before === undefined || shown.deleted || !isTheKubelets(before, shown)) return [];
      const found = decidedAt(pod, at, first, sights, attempts);
      first = found ?? first;
      const { resourceVersion } = shown.pod.metadata ?? {};
      return [found === undefined ? `${resourceVersion} is not what the kubelet decides` : undefined];
    });
  },
);
