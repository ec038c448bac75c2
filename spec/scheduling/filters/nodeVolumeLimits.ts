import { type FilterPlugin, skip } from '../plugin.ts';
export const nodeVolumeLimits: FilterPlugin = { name: 'NodeVolumeLimits', prepare: () => skip };
