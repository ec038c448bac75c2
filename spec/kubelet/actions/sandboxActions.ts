import type { Container } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { regularContainerCreated } from '../runtime/regularContainerCreated.ts';
import { exitCodeOf, newestContainer, type RuntimeStatus } from '../runtime/status.ts';

/** What starts in a new sandbox; `create: false`: nothing does, and no sandbox is made. */
export type SandboxStart =
  | { readonly create: false }
  | {
      readonly create: true;
      readonly initContainersToStart: readonly number[];
      readonly containersToStart: readonly number[];
    };

const succeeded = ({ name }: Container, runtime: RuntimeStatus): boolean => {
  const newest = newestContainer(runtime, name);
  return newest !== undefined && exitCodeOf(newest) === 0;
};

/**
 * What a Pod starts that needs a new sandbox (its `attempt`, counted from 0). A Pod with policy Never gets no second
 * one once containers have run. Otherwise it starts from the beginning: the first init container, or all regular
 * containers; those that succeeded under OnFailure stay as they are, and if none is left there is nothing to do.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#pod-restart-reasons
 */
export const startInNewSandbox = (pod: BoundPod, runtime: RuntimeStatus, attempt: number): SandboxStart => {
  const { spec } = pod;
  if (spec.restartPolicy === 'Never' && attempt !== 0 && runtime.containers.length > 0)
    return { create: false };

  const containersToStart = spec.containers.flatMap((container, index) => {
    const policy = container.restartPolicy ?? spec.restartPolicy;
    return policy === 'OnFailure' && succeeded(container, runtime) ? [] : [index];
  });
  if (containersToStart.length === 0 && regularContainerCreated(spec, runtime)) return { create: false };
  if ((spec.initContainers ?? []).length > 0) {
    return { create: true, initContainersToStart: [0], containersToStart: [] };
  }
  return { create: true, initContainersToStart: [], containersToStart };
};
