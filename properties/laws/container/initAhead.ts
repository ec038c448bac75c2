import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';

/** A sidecar is done with once it started; it may have ended since. An ordinary init container must have succeeded. */
const isBehind = (sidecar: boolean, status: ContainerStatus | undefined): boolean =>
  sidecar
    ? Boolean(status?.started || status?.state?.terminated || status?.lastState?.terminated)
    : status?.state?.terminated?.exitCode === 0;

const startOf = ({ state }: ContainerStatus): number =>
  seconds(state?.running?.startedAt ?? state?.terminated?.startedAt);

/** An instance that has ended, and that started before this init container did: in a sandbox that is gone. */
const isOfOldSandbox = (instance: ContainerStatus, init: ContainerStatus | undefined): boolean =>
  instance.state?.terminated !== undefined && init !== undefined && startOf(instance) <= startOf(init);

/** The first of the Pod's first `count` init containers that this instance of another still has to wait for. */
export const initAhead = (
  { spec, status }: Pod,
  count: number,
  instance: ContainerStatus,
): string | undefined =>
  (spec?.initContainers ?? []).slice(0, count).find((container) => {
    const init = status?.initContainerStatuses?.find(({ name }) => name === container.name);
    return !isBehind(isRestartableInitContainer(container), init) && !isOfOldSandbox(instance, init);
  })?.name;
