import { clusterBounds } from '../../models/scenarios/bounds/cluster.ts';
import { podOnNodeBounds } from '../../models/scenarios/bounds/podOnNode.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import type { BoundDefinition, Scenario } from '../../models/scenarios/scenario.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';

export type FoundScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: Problem };

/**
 * The scenario of that name, that of a known bug too; without a name one that runs manifests: the cluster, or, for `bounds`
 * that only that has, one node in full detail. All but the cluster are loaded when one is asked for.
 */
export const findScenario = async (
  name: string | undefined,
  bounds: readonly string[] = [],
): Promise<FoundScenario> => {
  if (name === undefined && !haveAll(clusterBounds, bounds) && haveAll(podOnNodeBounds, bounds)) {
    const { podOnNodeScenario } = await import('../../models/scenarios/podOnNode.ts');
    return { ok: true, scenario: podOnNodeScenario };
  }
  if (name === undefined || name === clusterScenario.name) return { ok: true, scenario: clusterScenario };
  const { scenarios } = await import('../../models/scenarios/scenarios.ts');
  const { plantedBugs } = await import('../../properties/bugs/plantedBugs.ts');
  const all = [...scenarios, ...plantedBugs.map(({ scenario }) => scenario)];
  const scenario = all.find((each) => each.name === name);
  if (scenario) return { ok: true, scenario };
  const known = all.map((each) => each.name);
  const message = `no scenario is called ${JSON.stringify(name)}; ${didYouMean(name, known, 'podsem scenarios')}`;
  return { ok: false, problem: problem('PS1203', message) };
};

const haveAll = (known: readonly BoundDefinition[], names: readonly string[]): boolean =>
  names.every((name) => known.some((bound) => bound.name === name));
