import type { Pod } from '../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';

/**
 * Between two writes the Pod may have been initialized, and its init containers run again in a new sandbox: each is
 * complete, or its last instance was. Once initialized it stays so.
 */
export const mayHaveBeenInitialized = ({ status: old }: Pod, { spec, status: now }: Pod): boolean => {
  const earlier = new Map(old?.initContainerStatuses?.map(({ name, restartCount }) => [name, restartCount]));
  const later = new Map(now?.initContainerStatuses?.map((each) => [each.name, each]));
  let again = false;
  for (const container of spec?.initContainers ?? []) {
    const status = later.get(container.name);
    if (status === undefined) return false;
    const end = status.lastState?.terminated;
    const isRestarted = status.restartCount > (earlier.get(container.name) ?? 0) && end !== undefined;
    const isSidecar = isRestartableInitContainer(container);
    const isComplete = isSidecar ? status.started === true : status.ready;
    if (!isComplete && !(isRestarted && (isSidecar || end.exitCode === 0))) return false;
    again ||= isRestarted;
  }
  return again;
};
