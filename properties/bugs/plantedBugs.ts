import { plantedBug } from './bugScenario.ts';
import { bugs } from './bugs.ts';

/** Every bug that is planted in a system of its own. */
export const plantedBugs = bugs.flatMap((bug) => plantedBug(bug) ?? []);
