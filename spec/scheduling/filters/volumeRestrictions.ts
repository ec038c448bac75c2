import { type FilterPlugin, skip } from '../plugin.ts';
export const volumeRestrictions: FilterPlugin = { name: 'VolumeRestrictions', prepare: () => skip };
