import type { ContainerStatus, Pod } from '../../api/objects/core.ts';

const most = (statuses: readonly ContainerStatus[]): number =>
  statuses.reduce((restarts, { restartCount }) => Math.max(restarts, restartCount), 0);

/** How often the container of a Pod that restarted most did so: of the regular containers, and of the sidecars. */
export const podRestarts = ({
  spec,
  status,
}: Pod): { readonly regular: number; readonly sidecar: number } => {
  const regular = most(status?.containerStatuses ?? []);
  if (!status?.initContainerStatuses?.length) return { regular, sidecar: 0 };
  const sidecars = new Set(
    (spec?.initContainers ?? [])
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(({ name }) => name),
  );
  return { regular, sidecar: most(status.initContainerStatuses.filter(({ name }) => sidecars.has(name))) };
};
