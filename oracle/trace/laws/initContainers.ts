import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { isNewInstance } from '../writes/containerStep.ts';
import { containerLaw } from './containers.ts';

const source = 'Kubernetes documentation, Init Containers, Understanding init containers';

/** A sidecar is done with once it started; it may have ended since. An ordinary init container must have succeeded. */
const isBehind = (sidecar: boolean, status: ContainerStatus | undefined): boolean =>
  sidecar
    ? Boolean(status?.started || status?.state?.terminated || status?.lastState?.terminated)
    : status?.state?.terminated?.exitCode === 0;

/** The first of the Pod's first `count` init containers that others still have to wait for. */
const ahead = ({ spec, status }: Pod, count: number): string | undefined =>
  (spec?.initContainers ?? []).slice(0, count).find(
    (container) =>
      !isBehind(
        isRestartableInitContainer(container),
        status?.initContainerStatuses?.find(({ name }) => name === container.name),
      ),
  )?.name;

export const initInOrder = containerLaw({
  id: 'container/init-in-order',
  says: 'An init container starts only after all earlier ones finished (sidecars: started)',
  source,
  exceptions: ['a sidecar that restarts waits for nobody'],
  each: (step, { after }) => {
    const { kind, at } = step;
    if ((kind !== 'init' && kind !== 'sidecar') || !isNewInstance(step)) return undefined;
    if (kind === 'sidecar' && step.before?.containerID) return undefined;
    const open = ahead(after, at);
    return open && `it started, and the init container ${open} before it is not done`;
  },
});

export const initBeforeApp = containerLaw({
  id: 'container/init-before-app',
  says: 'No regular container starts before every ordinary init container succeeded and every sidecar started',
  source,
  each: (step, { after }) => {
    if (step.kind !== 'regular' || !isNewInstance(step)) return undefined;
    const open = ahead(after, after.spec?.initContainers?.length ?? 0);
    return open && `it started, and the init container ${open} is not done`;
  },
});
