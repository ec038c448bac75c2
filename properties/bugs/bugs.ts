import type { Bug } from './bug.ts';
import { phaseBugs } from './phase/phaseBugs.ts';

/** The register of known bugs: historical defects of Kubernetes about Pods, by what they are about. */
export const bugs: readonly Bug[] = [...phaseBugs];
