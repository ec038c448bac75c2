import { compile } from '../../../checker/compile/compile.ts';
import { explore } from '../../../checker/explore/explore.ts';
import { fastestEngine } from '../../../drivers/exhaustive/engine.ts';
import { lawsOf } from '../../../drivers/exhaustive/lawsOf.ts';
import { type LawVerdict, lawVerdicts } from '../../../drivers/exhaustive/lawVerdict.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { controllerScenarios } from '../../../models/scenarios/controllers/controllerScenarios.ts';
import type { Bounds, BuiltScenario } from '../../../models/scenarios/scenario.ts';
import { usualBounds } from '../../../models/scenarios/usualBounds.ts';

/** A scenario of controllers, explored to the end, with the verdict of every law. */
export type CheckedScenario = {
  readonly built: BuiltScenario;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly verdicts: ReadonlyMap<string, LawVerdict>;
};

/** Builds a scenario of controllers by its name; other bounds than its own may be given. */
export const builtScenario = (name: string, bounds: Bounds = {}, mutant?: Mutant): BuiltScenario => {
  const scenario = controllerScenarios.find((each) => each.name === name);
  if (!scenario) throw new Error(`no scenario is called ${name}`);
  const usual = usualBounds(scenario);
  const result = scenario.build({
    bounds: { ...usual, ...bounds },
    input: { objects: [] },
    ...(mutant && { mutant }),
  });
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.built;
};

const known = new Map<string, Promise<CheckedScenario>>();

/** Without a seeded fault each scenario is explored once within the same bounds, whoever asks. */
export const checkedScenario = (
  name: string,
  bounds: Bounds = {},
  mutant?: Mutant,
): Promise<CheckedScenario> => {
  if (mutant) return exploredScenario(name, bounds, mutant);
  const key = JSON.stringify([name, Object.entries(bounds).sort()]);
  const found = known.get(key) ?? exploredScenario(name, bounds);
  known.set(key, found);
  return found;
};

const exploredScenario = async (name: string, bounds: Bounds, mutant?: Mutant): Promise<CheckedScenario> => {
  const built = builtScenario(name, bounds, mutant);
  const exploration = await explore(compile(built.system, lawsOf(built)), {
    engine: fastestEngine({ workers: 1 }),
    limits: { states: 3_000_000 },
    expected: new Set(built.brokenOnPurpose),
  });
  const { states, transitions, levels } = exploration.status;
  return {
    built,
    states,
    transitions,
    depth: levels.length - 1,
    complete: exploration.ending === 'complete',
    verdicts: lawVerdicts(exploration),
  };
};

/** Ids of the laws of which a check says this. */
export const lawsThat = (verdict: LawVerdict['verdict'], { verdicts }: CheckedScenario): string[] =>
  [...verdicts].filter(([, found]) => found.verdict === verdict).map(([id]) => id);
