import { totalmem } from 'node:os';

/** share of the machine's memory that a check may take unless told otherwise */
const memoryShare = 0.75;

/** bytes that a check may take unless told otherwise */
export const defaultMemoryLimit = (): number => totalmem() * memoryShare;

/** where counterexamples go */
export const defaultFolder = 'pod-semantics-counterexamples';

/** steps of a random run */
export const defaultRunSteps = 200;

/** states of each search of a swarm */
export const defaultSwarmStates = 100_000;
