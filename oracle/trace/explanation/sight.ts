import type {
  Container,
  ContainerStatus,
  Pod,
  PodCondition,
  PodStatus,
} from '../../../spec/api/objects/core.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import { isKubeletFailure } from '../writes/kubeletDecision.ts';
import { exitClassOf } from './exitClass.ts';

/** What is shown of one container. */
export type ContainerSight = {
  readonly state: 'waiting' | 'running' | 'terminated';
  /** the class of its exit code, of one that has terminated, or that waits after it did; null: nobody saw it end */
  readonly exit: number | null;
  readonly ready: boolean;
  readonly started: boolean;
  /** some instance of it was shown */
  readonly known: boolean;
  readonly restartCount: number;
};

/** What is shown of a Pod's status: what explanation is about. Times, reasons and addresses are the business of laws. */
export type Sight = {
  readonly phase: string;
  /** the kubelet failed it for reasons of its own */
  readonly failedByKubelet: boolean;
  /** the status of each condition of `shownConditions` */
  readonly conditions: readonly string[];
  readonly containers: readonly ContainerSight[];
};

/** Conditions that the kubelet decides on. */
export const shownConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersReady',
  'Ready',
] as const;

const unseen: ContainerSight = {
  state: 'waiting',
  exit: 0,
  ready: false,
  started: false,
  known: false,
  restartCount: 0,
};

const containerSight = (container: Container, status: ContainerStatus | undefined): ContainerSight => {
  if (status === undefined) return unseen;
  const { state, lastState, ready, started, restartCount } = status;
  const end = state?.terminated ?? (state?.running ? undefined : lastState?.terminated);
  const wasLost = end?.reason === containerStatusUnknown;
  return {
    state: state?.running ? 'running' : state?.terminated ? 'terminated' : 'waiting',
    exit: wasLost ? null : end === undefined ? 0 : exitClassOf(container, end.exitCode),
    ready,
    started: started ?? false,
    known:
      restartCount > 0 ||
      state?.running !== undefined ||
      lastState?.terminated !== undefined ||
      (end !== undefined && !wasLost),
    restartCount,
  };
};

const conditionStatus = (conditions: readonly PodCondition[] | undefined, type: string): string =>
  conditions?.find((condition) => condition.type === type)?.status ?? '';

type Shown = Pick<
  PodStatus,
  'conditions' | 'initContainerStatuses' | 'containerStatuses' | 'ephemeralContainerStatuses'
>;

/** What this status, written or decided on, shows of its Pod. */
export const sightOf = (spec: Pod['spec'], phase: string, failedByKubelet: boolean, status: Shown): Sight => {
  const of = (containers: readonly Container[] = [], statuses: readonly ContainerStatus[] = []) =>
    containers.map((container) =>
      containerSight(
        container,
        statuses.find(({ name }) => name === container.name),
      ),
    );
  return {
    phase,
    failedByKubelet,
    conditions: shownConditions.map((type) => conditionStatus(status.conditions, type)),
    containers: [
      ...of(spec?.initContainers, status.initContainerStatuses),
      ...of(spec?.containers, status.containerStatuses),
      ...of((spec?.ephemeralContainers ?? []) as readonly Container[], status.ephemeralContainerStatuses),
    ],
  };
};

export const sightOfPod = ({ spec, status }: Pod): Sight =>
  sightOf(spec, status?.phase ?? 'Pending', isKubeletFailure(status?.reason), status ?? {});
