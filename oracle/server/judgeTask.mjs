import { loadSource } from '../../compiledSources.mjs';

export const { judgeTask } = await loadSource('oracle/server/judgeTask');
