import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first, after the one that runs apart. Where nobody has measured yet, vitest begins with
 * the largest files, and these would be left for the end, one worker waiting for another.
 */
export const longest: readonly string[] = [
  'models/renamedRules',
  'package/package',
  'drivers/observed/lies',
  'models/controllers/jobs',
  'models/podOnNode/features',
  'properties/mutants/controllers/controllersMutants',
  'models/controllers/scenarios',
  'drivers/observed/recordings',
  'cli/questions',
  'cli/queue/queue',
  'drivers/random/fuzz',
  'drivers/exhaustive/reductions',
  'cli/process',
  'drivers/exhaustive/podsOnNode',
  'drivers/observed/explanation/recordings',
  'drivers/random/campaign',
  'properties/mutants/podOnNode/nodeMutants',
  'properties/bugs/bugs',
  'oracle/server/server',
  'drivers/observed/lifetimes',
  'spec/controllers/recordings/recordings',
  'models/controllers/deployments',
  'drivers/observed/forms',
  'properties/mutants/controllers/atRandom',
  'checker/liveness/replicatedPods',
  'oracle/differential/diff',
  'drivers/observed/together',
  'models/podOnNode/coverage',
].map((name) => `/tests/${name}.test.ts`);

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((name) => moduleId.endsWith(name));
  return at < 0 ? longest.length : at;
};

/** The order in which test files begin. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
