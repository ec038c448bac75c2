import { type FilterPlugin, skip } from '../plugin.ts';
export const volumeZone: FilterPlugin = { name: 'VolumeZone', prepare: () => skip };
