import type { FilterName, FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import { filterPlugins } from '../../../spec/scheduling/plugins.ts';

/** The cluster has no volumes of its own: claims are taken to be bound, and their volumes to be reachable. */
const aboutVolumes: ReadonlySet<FilterName> = new Set([
  'VolumeRestrictions',
  'NodeVolumeLimits',
  'VolumeBinding',
  'VolumeZone',
]);

/** The filters that the scheduler of the cluster model obeys. */
export const modelledFilters: readonly FilterPlugin[] = filterPlugins.filter(
  ({ name }) => !aboutVolumes.has(name),
);
