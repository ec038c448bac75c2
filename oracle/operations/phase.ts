import { byText } from '../../spec/api/byText.ts';
import type { ContainerStatus, PodCondition } from '../../spec/api/objects/core.ts';
import { podStatus } from '../../spec/kubelet/status/podStatus.ts';
import { kubeletShape } from '../kubeletRequest.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';

const withoutTimes = ({ lastProbeTime: _, lastTransitionTime: __, ...condition }: PodCondition) => condition;

/** What an ended container that the runtime has forgotten keeps of its old status, and is not answered. */
const unanswered: ReadonlySet<string> = new Set([
  'resources',
  'allocatedResources',
  'allocatedResourcesStatus',
  'user',
  'volumeMounts',
]);

const answered = (status: ContainerStatus) =>
  Object.fromEntries(Object.entries(status).filter(([field]) => !unanswered.has(field)));

type PhaseRequest = Parameters<typeof podStatus>[0];

/**
 * The kubelet began after a container that is shown as not started, and no probe of the Pod has a result yet. Only its first
 * status of the Pod meets that: the next goes by the first one, in which all that runs has started, or by a result.
 */
const isFirstOfKubelet = ({ pod, oldStatus, runtime, probes, kubeletStartedAt }: PhaseRequest): boolean => {
  const shown = oldStatus ?? pod.status ?? {};
  const unstarted = [...(shown.initContainerStatuses ?? []), ...(shown.containerStatuses ?? [])].filter(
    ({ started }) => started !== true,
  );
  const results = [...probes.values()].flatMap((kinds) => Object.values(kinds));
  return (
    results.every((result) => result === 'none') &&
    runtime.containers.some(
      ({ name, state, startedAt }) =>
        state === 'running' &&
        unstarted.some((status) => status.name === name) &&
        (startedAt ?? Number.POSITIVE_INFINITY) < (kubeletStartedAt ?? Number.NEGATIVE_INFINITY),
    )
  );
};

/**
 * A kubelet that is not told when it started has started since the containers: this is why a probe of a running container
 * may have no result yet. The first status that a restarted kubelet builds of a Pod comes before any worker of a probe
 * exists: running containers have started, and are ready where they were, or where they began shortly before this kubelet.
 * `probeWorkers` tells whether it is that one; absent: it is where it must be.
 */
export const phase: Operation = {
  op: 'phase',
  says: 'the status that the kubelet reports of a Pod: phase, conditions, container statuses, addresses',
  ...withShape(kubeletShape, (request) => {
    const status = podStatus({
      kubeletStartedAt: request.now,
      probeWorkers: !isFirstOfKubelet(request),
      ...request,
    });
    const conditions = status.conditions.map(withoutTimes).toSorted((a, b) => byText(a.type, b.type));
    return {
      ...status,
      conditions,
      containerStatuses: status.containerStatuses.map(answered),
      initContainerStatuses: status.initContainerStatuses.map(answered),
      ephemeralContainerStatuses: status.ephemeralContainerStatuses.map(answered),
      podIP: status.podIPs[0] ?? '',
    };
  }),
};
