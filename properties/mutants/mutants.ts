import type { Mutant } from '../../models/cluster/mutant.ts';

/** Every seeded fault, by the law that it is there to break. */
export const mutants: readonly Mutant[] = [];
