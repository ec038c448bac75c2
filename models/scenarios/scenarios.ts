import { clusterScenario } from './cluster.ts';
import { controllerScenarios } from './controllers/controllerScenarios.ts';
import { patternScenarios } from './patterns/patterns.ts';
import { nodeFeatureScenarios, podOnNodeScenario } from './podOnNode.ts';
import { replicatedPods } from './replicatedPods.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, by the order in which they are listed. */
export const scenarios: readonly Scenario[] = [
  clusterScenario,
  podOnNodeScenario,
  replicatedPods,
  ...patternScenarios,
  ...nodeFeatureScenarios,
  ...controllerScenarios,
];
