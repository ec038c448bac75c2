import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { containerLaw } from './containers.ts';

const source = 'Kubernetes documentation, Init Containers, Understanding init containers';

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
const ahead = ({ spec, status }: Pod, count: number, instance: ContainerStatus): string | undefined =>
  (spec?.initContainers ?? []).slice(0, count).find((container) => {
    const init = status?.initContainerStatuses?.find(({ name }) => name === container.name);
    return !isBehind(isRestartableInitContainer(container), init) && !isOfOldSandbox(instance, init);
  })?.name;

export const initInOrder = containerLaw({
  id: 'container/init-in-order',
  says: 'An init container starts only after all earlier ones finished (sidecars: started)',
  source,
  exceptions: ['a sidecar that restarts waits for nobody'],
  each: (step, { after }) => {
    const { kind, at } = step;
    if ((kind !== 'init' && kind !== 'sidecar') || !isNewInstance(step)) return undefined;
    if (kind === 'sidecar' && step.before?.containerID) return undefined;
    const open = ahead(after, at, step.after);
    return open && `it started, and the init container ${open} before it is not done`;
  },
});

export const initBeforeApp = containerLaw({
  id: 'container/init-before-app',
  says: 'No regular container starts before every ordinary init container succeeded and every sidecar started',
  source,
  exceptions: [
    'what ran and ended in a sandbox that is gone is shown beside the init containers of the next',
  ],
  each: (step, { after }) => {
    if (step.kind !== 'regular' || !isNewInstance(step)) return undefined;
    const open = ahead(after, after.spec?.initContainers?.length ?? 0, step.after);
    return open && `it started, and the init container ${open} is not done`;
  },
});
