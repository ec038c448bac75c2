import type { Law } from '../../checker/laws/law.ts';
import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { findMutant } from '../../drivers/exhaustive/findMutant.ts';
import { findScenario } from '../../drivers/exhaustive/findScenario.ts';
import { lawsOf } from '../../drivers/exhaustive/lawsOf.ts';
import type { BuiltScenario } from '../../models/scenarios/scenario.ts';
import { questionLaws } from '../../properties/questions/questionLaw.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Counterexample } from './counterexample.ts';

/** What a system is built of again. */
export type Origin = Pick<
  Counterexample,
  'scenario' | 'bounds' | 'mutant' | 'question' | 'objects' | 'changed'
>;

export type Rebuilt =
  | { readonly ok: true; readonly built: BuiltScenario; readonly laws: readonly Law[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The system that something was found in, built again, with the laws that it is judged by: questions of somebody's own
 * first. `asked`: it shows what questions may be about, also where there is none.
 */
export const rebuild = async (
  { scenario: name, bounds, mutant, question, objects, changed }: Origin,
  { asked = false } = {},
): Promise<Rebuilt> => {
  const found = await findScenario(name);
  if (!found.ok) return { ok: false, problems: [found.problem] };
  const { scenario } = found;
  const seeded = mutant === null ? undefined : findMutant(mutant, scenario.model);
  if (seeded && !seeded.ok) return { ok: false, problems: [seeded.problem] };
  if (seeded && scenario.model === undefined) {
    const message = `--mutant ${mutant}: the scenario ${name} has no seeded faults`;
    return { ok: false, problems: [problem('PS1201', message)] };
  }
  const resolved = resolveBounds(
    scenario,
    Object.fromEntries(Object.entries(bounds).map(([bound, value]) => [bound, String(value)])),
  );
  if (!resolved.ok) return resolved;
  const result = scenario.build({
    bounds: resolved.bounds,
    input: { objects, ...(changed && { changed }) },
    asked: asked || question !== undefined,
    ...(seeded && { mutant: seeded.mutant }),
  });
  if (!result.ok) return result;
  const questions = questionLaws(question ? [question] : [], result.built.system);
  if (!questions.ok) return questions;
  return { ok: true, built: result.built, laws: [...questions.laws, ...lawsOf(result.built)] };
};
