import { nodeMutants } from '../../mutants/podOnNode/nodeMutants.ts';
import type { NodeDefect } from '../bug.ts';

/** The defective rule that is there already, as a seeded fault of that name. */
export const seeded = (name: string): NodeDefect => {
  const { breaks: _, victim: __, ...defect } = nodeMutants.find((mutant) => mutant.name === name)!;
  return defect;
};
