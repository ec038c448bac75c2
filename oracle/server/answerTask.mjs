import { register } from 'tsx/esm/api';

register();
export const { answerTask } = await import('./answerTask.ts');
