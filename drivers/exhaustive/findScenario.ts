import type { Scenario } from '../../models/scenarios/scenario.ts';
import { scenarios } from '../../models/scenarios/scenarios.ts';
import { type Problem, problem } from '../../spec/problem.ts';

export type FoundScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: Problem };

/** The scenario of that name; without a name, the one that runs manifests. */
export const findScenario = (name?: string): FoundScenario => {
  const scenario = scenarios.find((each) => (name === undefined ? each.takesManifests : each.name === name));
  if (scenario) return { ok: true, scenario };
  const known = scenarios.map((each) => each.name).join(', ');
  const message = `no scenario is called ${JSON.stringify(name)}; there are ${known}`;
  return { ok: false, problem: problem('PS1203', message) };
};
