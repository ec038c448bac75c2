import { LazyJudge } from '../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../checker/lazy/lazyRun.ts';
import { breachOf, walk } from '../checker/lazy/walk.ts';
import type { System } from '../checker/system/system.ts';
import type { Mutant } from '../models/mutation/mutant.ts';
import { composeNode } from '../models/podOnNode/composeNode.ts';
import { planNode } from '../models/podOnNode/plan/planNode.ts';
import { controllerScenarios } from '../models/scenarios/controllers/controllerScenarios.ts';
import { nodeFeatures } from '../models/scenarios/features/nodeFeatures.ts';
import type { Bounds } from '../models/scenarios/scenario.ts';
import { usualBounds } from '../models/scenarios/usualBounds.ts';
import { lawsOver } from '../properties/laws/lawsOver.ts';
import { modelLaws } from '../properties/laws/modelLaws.ts';
import type { ControllersMutant } from '../properties/mutants/controllers/controllersMutant.ts';
import type { NodeMutant } from '../properties/mutants/podOnNode/nodeMutant.ts';
import { type StoryStep, wayInWords } from './wayInWords.ts';

/** A seeded fault in a system. `scenario`: the one that it is, if it has a name. */
export type Planted = {
  readonly mutant: Mutant;
  readonly system: System;
  readonly scenario?: string | undefined;
  readonly bounds: Bounds;
};

/** The shortest way on which a seeded fault breaks one of the laws that it is there to break. */
export type Counterexample = Pick<Planted, 'scenario' | 'bounds'> & {
  readonly law: string;
  readonly steps: readonly StoryStep[];
};

/** so many states are looked at for each: what shows later is left to `podsem check` */
const looked = 1_500;

/** Each where it breaks what it is there to break. */
export function* plantedInControllers(mutants: readonly ControllersMutant[]): Generator<Planted> {
  for (const mutant of mutants) {
    const { scenario: name, bounds = {} } = mutant.victim;
    const scenario = controllerScenarios.find((each) => each.name === name);
    if (!scenario) continue;
    const all = { ...usualBounds(scenario), ...bounds };
    const result = scenario.build({ bounds: all, input: { objects: [] }, mutant });
    if (result.ok) yield { mutant, system: result.built.system, scenario: name, bounds };
  }
}

export function* plantedOnNodes(mutants: readonly NodeMutant[]): Generator<Planted> {
  for (const mutant of mutants) {
    const { system } = composeNode(planNode(mutant.victim), mutant);
    const scenario = nodeFeatures.find(({ node }) => node === mutant.victim)?.name;
    yield { mutant, system, scenario, bounds: {} };
  }
}

/** By the name of the seeded fault. Laws of whole runs are not broken by a way that ends somewhere. */
export const counterexamplesOf = (planted: Iterable<Planted>): ReadonlyMap<string, Counterexample> => {
  const found = new Map<string, Counterexample>();
  for (const each of planted) {
    const counterexample = shortest(each);
    if (counterexample) found.set(each.mutant.name, counterexample);
  }
  return found;
};

const shortest = ({ mutant, system, scenario, bounds }: Planted): Counterexample | undefined => {
  const run = new LazyRun(system);
  const laws = lawsOver(modelLaws, system).filter(({ id }) => mutant.breaks.includes(id));
  const judge = new LazyJudge(run, laws);
  for (const met of walk(run, looked)) {
    const breach = breachOf(judge, met);
    if (breach) return { scenario, bounds, law: breach.law, steps: wayInWords(run, met.way()) };
  }
  return undefined;
};
