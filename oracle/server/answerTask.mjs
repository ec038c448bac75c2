import { loadSource } from '../../compiledSources.mjs';

export const { answerTask } = await loadSource('oracle/server/answerTask');
