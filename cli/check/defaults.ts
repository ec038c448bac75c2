/** where counterexamples go */
export const defaultFolder = 'pod-semantics-counterexamples';

/** steps of a random run */
export const defaultRunSteps = 200;

/** states of each search of a swarm */
export const defaultSwarmStates = 100_000;
