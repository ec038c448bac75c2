import { expect, test } from 'vitest';
import type { ContainerStatus, PodStatus } from '../../../../spec/api/objects/core.ts';
import { recordingNames } from '../../../drivers/observed/recordings.ts';
import { type RecordedPod, recorded } from './recordedPod.ts';
import { isTheKubelets, shownStatus } from './shownStatus.ts';

type Falsify = (status: PodStatus) => PodStatus | undefined;

/** The first container changed, if there is one and it can be. */
const withContainer =
  (change: (container: ContainerStatus) => ContainerStatus | undefined): Falsify =>
  (status) => {
    const [first, ...others] = status.containerStatuses ?? [];
    const changed = first && change(first);
    return changed && { ...status, containerStatuses: [changed, ...others] };
  };

const falsehoods: { readonly [says: string]: Falsify } = {
  'one restart more': withContainer((container) => ({
    ...container,
    restartCount: container.restartCount + 1,
  })),
  'another exit code': withContainer(({ state, ...container }) =>
    state?.terminated
      ? { ...container, state: { terminated: { ...state.terminated, exitCode: 42 } } }
      : undefined,
  ),
  'an earlier start': withContainer(({ state, ...container }) =>
    state?.running ? { ...container, state: { running: { startedAt: '2026-01-01T00:00:00Z' } } } : undefined,
  ),
  'a container that runs, and has ended': withContainer(({ state, ...container }) =>
    state?.terminated?.startedAt
      ? { ...container, state: { running: { startedAt: state.terminated.startedAt } }, ready: true }
      : undefined,
  ),
  'success, while a container runs': (status) =>
    status.containerStatuses?.some(({ state }) => state?.running)
      ? { ...status, phase: 'Succeeded' }
      : undefined,
  'no sandbox under running containers': (status) => {
    const { conditions = [], containerStatuses = [] } = status;
    if (!containerStatuses.some(({ state }) => state?.running)) return undefined;
    const lost = conditions.map((condition) =>
      condition.type === 'PodReadyToStartContainers' ? { ...condition, status: 'Unknown' } : condition,
    );
    return { ...status, conditions: lost };
  },
};

/** The Pod up to the last status that its kubelet wrote and could have written falsely, which then is false. */
const falsified = (pod: RecordedPod, falsify: Falsify): RecordedPod | undefined => {
  for (let at = pod.shown.length - 1; at > 0; at -= 1) {
    const [before, shown] = [pod.shown[at - 1]!, pod.shown[at]!];
    const status = falsify(shown.pod.status ?? {});
    if (shown.deleted || status === undefined || !isTheKubelets(before, shown)) continue;
    const lie = { ...shown, pod: { ...shown.pod, status } };
    if (isTheKubelets(before, lie)) return { ...pod, shown: [...pod.shown.slice(0, at), lie] };
  }
  return undefined;
};

/** one Pod in so many */
const sparse = 90;

test.each(Object.entries(falsehoods))('no kubelet decides on a status with %s', (_, falsify) => {
  const pods = recordingNames
    .flatMap((name) => recorded(name).pods)
    .filter((__, index) => index % sparse === 0)
    .flatMap((pod) => falsified(pod, falsify) ?? []);
  expect(pods.length).toBeGreaterThan(0);
  const believed = pods.filter((pod) => shownStatus.judge({ name: '', pods: [pod] }).breaches.length === 0);
  expect(believed.map(({ name }) => name)).toEqual([]);
});
