import { register } from 'tsx/esm/api';

register();
export const { judgeTask } = await import('./judgeTask.ts');
