import { isKubeletFailure } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { Container, ContainerStatus, Pod, PodStatus } from '../../../spec/api/objects/core.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import { exitClassOf } from './exitClass.ts';
import { type Additions, containersOf } from './explainedPod.ts';

/** What a status shows of one container. */
export type ContainerSight = {
  readonly state: 'waiting' | 'running' | 'terminated';
  /** the class of the exit code of the instance that ended last; null: none, or nobody saw it end */
  readonly exit: number | null;
  readonly ready: boolean;
  readonly started: boolean;
  /** when it has started is found by a probe, and written by itself */
  readonly hasStartupProbe: boolean;
  /** an instance of it was shown */
  readonly isKnown: boolean;
  readonly restartCount: number;
};

/**
 * What a Pod's status shows, as far as it is explained: times, reasons, messages and addresses are the business of laws.
 */
export type Sight = {
  readonly phase: string;
  /** the kubelet failed it for reasons of its own */
  readonly failedByKubelet: boolean;
  /** it was found to be past its deadline, before or after it ended */
  readonly isOverdue: boolean;
  /** of `shownConditions`; empty: none */
  readonly conditions: readonly string[];
  readonly containers: readonly ContainerSight[];
};

/** The conditions that the kubelet decides on. */
export const shownConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersReady',
  'Ready',
] as const;

const nothing: ContainerSight = {
  state: 'waiting',
  exit: null,
  ready: false,
  started: false,
  hasStartupProbe: false,
  isKnown: false,
  restartCount: 0,
};

const containerSight = (container: Container, status: ContainerStatus | undefined): ContainerSight => {
  if (status === undefined) return nothing;
  const { state, lastState, ready, started, restartCount } = status;
  const end = state?.terminated ?? (state?.running ? undefined : lastState?.terminated);
  const isEnd = end !== undefined && end.reason !== containerStatusUnknown;
  return {
    state: state?.running ? 'running' : state?.terminated ? 'terminated' : 'waiting',
    exit: isEnd ? exitClassOf(container, end.exitCode) : null,
    ready,
    started: started ?? false,
    hasStartupProbe: container.startupProbe !== undefined,
    isKnown: isEnd || restartCount > 0 || Boolean(state?.running ?? lastState?.terminated),
    restartCount,
  };
};

/** A status, as it is written or decided on. */
export type ShownStatus = {
  readonly [F in
    | 'conditions'
    | 'initContainerStatuses'
    | 'containerStatuses'
    | 'ephemeralContainerStatuses']?: Readonly<PodStatus[F]>;
};

export const sightOf = (
  containers: readonly Container[],
  phase: string,
  failedByKubelet: boolean,
  status: ShownStatus,
): Sight => {
  const statuses = [
    ...(status.initContainerStatuses ?? []),
    ...(status.containerStatuses ?? []),
    ...(status.ephemeralContainerStatuses ?? []),
  ];
  return {
    phase,
    failedByKubelet,
    isOverdue: false,
    conditions: shownConditions.map(
      (type) => status.conditions?.find((condition) => condition.type === type)?.status ?? '',
    ),
    containers: containers.map((container) =>
      containerSight(
        container,
        statuses.find(({ name }) => name === container.name),
      ),
    ),
  };
};

export const sightOfPod = ({ spec, status }: Pod, additions: Additions): Sight => ({
  ...sightOf(
    containersOf(spec, additions),
    status?.phase ?? 'Pending',
    isKubeletFailure(status?.reason),
    status ?? {},
  ),
  isOverdue: status?.reason === 'DeadlineExceeded',
});

/** A Pod that its kubelet does not admit: nothing is said of its containers and conditions, whatever they were. */
export const isRefusal = ({ conditions }: Sight): boolean => conditions.every((status) => status === '');
