import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Container, ContainerState, ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';

/** One container in one write of its Pod's status. */
export type ContainerStep = {
  readonly container: Container;
  readonly kind: 'init' | 'sidecar' | 'regular' | 'ephemeral';
  /** its place among containers of its list */
  readonly at: number;
  readonly before: ContainerStatus | undefined;
  readonly after: ContainerStatus;
};

type Terminated = NonNullable<ContainerState['terminated']>;

const lists = [
  ['initContainers', 'initContainerStatuses'],
  ['containers', 'containerStatuses'],
  ['ephemeralContainers', 'ephemeralContainerStatuses'],
] as const;

const kindOf = (list: (typeof lists)[number][0], container: Container): ContainerStep['kind'] => {
  if (list === 'containers') return 'regular';
  if (list === 'ephemeralContainers') return 'ephemeral';
  return isRestartableInitContainer(container) ? 'sidecar' : 'init';
};

/** The containers whose status differs after a write, in the order of the spec, init containers first. */
export const containerSteps = (before: Pod | undefined, after: Pod): readonly ContainerStep[] =>
  lists.flatMap(([list, statuses]) => {
    if (before?.status?.[statuses] === after.status?.[statuses]) return [];
    return ((after.spec?.[list] ?? []) as readonly Container[]).flatMap((container, at): ContainerStep[] => {
      const next = after.status?.[statuses]?.find(({ name }) => name === container.name);
      const old = before?.status?.[statuses]?.find(({ name }) => name === container.name);
      if (next === undefined || deepEqual(old, next)) return [];
      return [{ container, kind: kindOf(list, container), at, before: old, after: next }];
    });
  });

/** The instance that a status shows: of a container that waits after it ran, the one that ran last. */
export const instanceOf = (status: ContainerStatus | undefined): string =>
  status?.containerID || status?.state?.terminated?.containerID || '';

/** Another instance is shown than before. */
export const isNewInstance = ({ before, after }: ContainerStep): boolean =>
  instanceOf(after) !== '' && instanceOf(after) !== instanceOf(before);

export type StateName = 'waiting' | 'running' | 'terminated' | 'none';

export const stateName = (status: ContainerStatus | undefined): StateName => {
  const { state } = status ?? {};
  if (state?.running) return 'running';
  if (state?.terminated) return 'terminated';
  return state?.waiting ? 'waiting' : 'none';
};

/** How the newest instance ended, if it has: as its state, or while it waits to run again as its last state. */
export const newestEnd = (status: ContainerStatus | undefined): Terminated | undefined =>
  status?.state?.terminated ?? (status?.state?.running ? undefined : status?.lastState?.terminated);
