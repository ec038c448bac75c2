import { clusterScenario } from '../../models/scenarios/cluster.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';

export type FoundScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: Problem };

/**
 * The scenario of that name, that of a known bug too; without a name, the cluster of manifests. The others are loaded when
 * one is asked for.
 */
export const findScenario = async (name: string = clusterScenario.name): Promise<FoundScenario> => {
  if (name === clusterScenario.name) return { ok: true, scenario: clusterScenario };
  const { scenarios } = await import('../../models/scenarios/scenarios.ts');
  const { plantedBugs } = await import('../../properties/bugs/plantedBugs.ts');
  const all = [...scenarios, ...plantedBugs.map(({ scenario }) => scenario)];
  const scenario = all.find((each) => each.name === name);
  if (scenario) return { ok: true, scenario };
  const known = all.map((each) => each.name);
  const message = `no scenario is called ${JSON.stringify(name)}; ${didYouMean(name, known, 'podsem scenarios')}`;
  return { ok: false, problem: problem('PS1203', message) };
};
