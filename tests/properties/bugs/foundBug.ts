import { choicesOf, type Trace } from '../../../checker/trace/trace.ts';
import { findScenario } from '../../../drivers/exhaustive/findScenario.ts';
import { judge } from '../../../drivers/exhaustive/judge.ts';
import type { LawVerdict } from '../../../drivers/exhaustive/lawVerdict.ts';
import { prepare } from '../../../drivers/exhaustive/prepare.ts';
import { recheck } from '../../../drivers/exhaustive/recheck.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { actionOf } from '../../../models/ruleFacts.ts';
import type { Scenario } from '../../../models/scenarios/scenario.ts';
import type { Bug } from '../../../properties/bugs/bug.ts';
import { plantedBug } from '../../../properties/bugs/bugScenario.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';

/** more states than any of them has */
const mostStates = 200_000;

/** The verdicts of these laws on a scenario, with a defective rule or without. */
const verdictsOf = async (
  scenario: Scenario,
  laws: readonly string[],
  mutant?: Mutant,
): Promise<ReadonlyMap<string, LawVerdict>> => {
  const bounds = Object.fromEntries(scenario.bounds.map(({ name, default: usual }) => [name, usual]));
  const request = { scenario, bounds, input: { objects: [] }, laws, mayReduce: true };
  const result = prepare(mutant ? { ...request, mutant } : request);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('; '));
  const { judged } = await judge(result.prepared, { limits: { states: mostStates } });
  return new Map(judged.map(({ law, verdict }) => [law.id, verdict]));
};

/** The words of the verdicts of these laws. */
export const wordsOf = (verdicts: ReadonlyMap<string, LawVerdict>): string[] =>
  [...verdicts].map(([id, { verdict }]) => `${id} ${verdict}`);

/** The verdicts of the laws that the bug breaks, where it shows. */
export const found = async (bug: Bug): Promise<ReadonlyMap<string, LawVerdict>> => {
  const planted = plantedBug(bug);
  if (planted) return verdictsOf(planted.scenario, bug.breaks, planted.mutant);
  const scenario = bug.found.kind === 'still so' ? await findScenario(bug.found.scenario) : undefined;
  if (!scenario?.ok) throw new Error(`${bug.numbers[0]} is found nowhere`);
  return verdictsOf(scenario.scenario, bug.breaks);
};

/** The same, with the rule that holds now. */
export const mended = async (bug: Bug): Promise<ReadonlyMap<string, LawVerdict>> =>
  verdictsOf(plantedBug(bug)!.scenario, bug.breaks);

/** What the environment did in a story. */
export const actionsIn = ({ steps }: Trace): (string | undefined)[] =>
  steps.map(({ rule }) => actionOf(rule));

/** Whether the charts themselves, choice by choice, break the law on this story. */
export const isBrokenBy = (
  id: string,
  { trace, loopFrom }: Extract<LawVerdict, { verdict: 'violated' }>,
): boolean => {
  const law = modelLaws.find((each) => each.id === id)!;
  return recheck(trace.system, law, choicesOf(trace), loopFrom ?? null).broken;
};
