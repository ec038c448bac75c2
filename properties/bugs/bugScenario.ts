import type { Mutant } from '../../models/mutation/mutant.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import { controllerScenarios } from '../../models/scenarios/controllers/controllerScenarios.ts';
import { featureScenario } from '../../models/scenarios/podOnNode.ts';
import type { Bounds, Model, Scenario } from '../../models/scenarios/scenario.ts';
import { usualBounds } from '../../models/scenarios/usualBounds.ts';
import type { Bug } from './bug.ts';

/** A bug with a defective rule and a system of its own to plant it in. */
export type PlantedBug = {
  readonly bug: Bug;
  readonly model: Model;
  readonly scenario: Scenario;
  readonly mutant: Mutant;
};

/** The scenario of a bug, which goes by its number, and the defective rule; undefined: nothing is to be planted. */
export const plantedBug = (bug: Bug): PlantedBug | undefined => {
  const { found, breaks, says } = bug;
  const name = `bug-${bug.numbers[0]}`;
  if (found.kind === 'on a node') {
    const scenario = featureScenario({ name, says, node: found.node });
    return { bug, model: 'podOnNode', scenario, mutant: { ...found.defect, breaks } };
  }
  if (found.kind === 'with controllers') return withControllers(bug, name, found);
  if (found.kind !== 'in a cluster') return undefined;
  const { objects } = found;
  const bounds = { ...quiet, ...found.bounds };
  const scenario: Scenario = {
    name,
    says,
    bounds: [],
    model: 'cluster',
    takesManifests: false,
    build: ({ mutant }) =>
      clusterScenario.build({ bounds, input: { objects }, ...(mutant ? { mutant } : {}) }),
  };
  return { bug, model: 'cluster', scenario, mutant: { ...found.defect, breaks } };
};

/** A cluster in which nothing goes wrong: a bug says what does. */
const quiet: Bounds = Object.fromEntries(
  clusterScenario.bounds.map(({ name, default: usual }) => [name, typeof usual === 'number' ? 0 : usual]),
);

/** A scenario of controllers within bounds of its own; what there was not yet goes with the defective rule. */
const withControllers = (
  bug: Bug,
  name: string,
  found: Extract<Bug['found'], { kind: 'with controllers' }>,
): PlantedBug => {
  const base = controllerScenarios.find((each) => each.name === found.scenario)!;
  const { bounds: before, ...defect } = found.defect;
  const usual = usualBounds(base);
  const scenario: Scenario = {
    name,
    says: bug.says,
    bounds: [],
    model: 'controllers',
    takesManifests: false,
    build: ({ input, mutant }) => {
      const bounds = { ...usual, ...found.bounds, ...(mutant ? before : {}) };
      const result = base.build({ bounds, input, ...(mutant ? { mutant } : {}) });
      // what is expected of the scenario is what is looked for here
      return result.ok ? { ok: true, built: { ...result.built, brokenOnPurpose: [] } } : result;
    },
  };
  return { bug, model: 'controllers', scenario, mutant: { ...defect, breaks: bug.breaks } };
};
