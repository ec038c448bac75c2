import type { PodSpec } from '../../api/objects/core.ts';
import { newestContainer, type RuntimeStatus } from './status.ts';

/**
 * Whether a regular container of the Pod exists in the runtime: its init containers have then been completed, even
 * where the runtime has forgotten them.
 */
export const regularContainerCreated = (spec: Pick<PodSpec, 'containers'>, runtime: RuntimeStatus): boolean =>
  spec.containers.some(({ name }) => {
    const newest = newestContainer(runtime, name);
    return newest !== undefined && newest.state !== 'unknown';
  });
