import { LazyJudge } from '../checker/lazy/lazyJudge.ts';
import { LazyRun, type LazyState } from '../checker/lazy/lazyRun.ts';
import { walk } from '../checker/lazy/walk.ts';
import type { Rule } from '../checker/system/rule.ts';
import { resolveBounds } from '../drivers/exhaustive/bounds.ts';
import { lawsOf } from '../drivers/exhaustive/lawsOf.ts';
import type { BuiltScenario, Scenario } from '../models/scenarios/scenario.ts';
import { type StoryStep, wayInWords } from './wayInWords.ts';

/** The shortest way, of those that were looked at, on which a law is really put to the test. */
export type Witness = {
  readonly scenario: string;
  /** as `explore --path` takes it */
  readonly path: string;
  readonly steps: readonly StoryStep[];
};

/** so many states are looked at in each scenario: a site builds in a minute */
export const looked = 400;

/** Who watches all steps that are looked at. */
export type StepWatch = (
  scenario: Scenario,
  run: LazyRun,
  step: { readonly rule: Rule; readonly before: LazyState; readonly after: LazyState },
) => void;

const builtBefore = new Map<Scenario, BuiltScenario | undefined>();

/** A scenario with its usual bounds, built once for all pages; undefined: it is built from manifests. */
export const builtAsUsual = (scenario: Scenario): BuiltScenario | undefined => {
  if (!builtBefore.has(scenario)) builtBefore.set(scenario, build(scenario));
  return builtBefore.get(scenario);
};

const build = (scenario: Scenario): BuiltScenario | undefined => {
  if (scenario.takesManifests) return undefined;
  const resolved = resolveBounds(scenario, {}, (name) => name);
  if (!resolved.ok) return undefined;
  const result = scenario.build({ bounds: resolved.bounds, input: { objects: [] } });
  return result.ok ? result.built : undefined;
};

/** By law the first way on which one of these scenarios puts it to the test, breadth first. */
export const witnessesOf = (
  scenarios: readonly Scenario[],
  watch: StepWatch = () => undefined,
): ReadonlyMap<string, Witness> => {
  const witnesses = new Map<string, Witness>();
  for (const scenario of scenarios) {
    const built = builtAsUsual(scenario);
    if (built) addWitnesses(scenario, built, witnesses, watch);
  }
  return witnesses;
};

const addWitnesses = (
  scenario: Scenario,
  built: BuiltScenario,
  witnesses: Map<string, Witness>,
  watch: StepWatch,
): void => {
  const run = new LazyRun(built.system);
  const laws = lawsOf(built).filter(({ id }) => !witnesses.has(id));
  const judge = new LazyJudge(run, laws);
  for (const met of walk(run, looked)) {
    if (met.kind === 'step') {
      const { before, state: after, rule } = met;
      judge.judgeStep(before, after, rule);
      watch(scenario, run, { rule, before, after });
      continue;
    }
    judge.judgeState(met.state);
    for (const law of judge.witnessed) {
      if (witnesses.has(law)) continue;
      const way = met.way();
      witnesses.set(law, { scenario: scenario.name, path: way.join('.'), steps: wayInWords(run, way) });
    }
  }
};
