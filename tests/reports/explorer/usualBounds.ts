import { resolveBounds } from '../../../drivers/exhaustive/bounds.ts';
import { findScenario } from '../../../drivers/exhaustive/findScenario.ts';
import type { Bounds } from '../../../models/scenarios/scenario.ts';

/** The bounds of a scenario where nobody asks for others but these. */
export const usualBounds = async (
  name: string,
  asked: { readonly [bound: string]: string } = {},
): Promise<Bounds> => {
  const found = await findScenario(name);
  if (!found.ok) throw new Error(found.problem.message);
  const resolved = resolveBounds(found.scenario, asked, (bound) => bound);
  if (!resolved.ok) throw new Error(resolved.problems[0]!.message);
  return resolved.bounds;
};
