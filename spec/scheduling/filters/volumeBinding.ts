import { type FilterPlugin, skip } from '../plugin.ts';
export const volumeBinding: FilterPlugin = { name: 'VolumeBinding', prepare: () => skip };
