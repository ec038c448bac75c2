import { load } from '../load.mjs';

export const { portionTask } = await load('queue/portionTask');
