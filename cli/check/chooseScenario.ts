import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { readBoundsText } from '../../drivers/exhaustive/boundsText.ts';
import { findScenario } from '../../drivers/exhaustive/findScenario.ts';
import type { Bounds, Scenario } from '../../models/scenarios/scenario.ts';
import type { OptionValues } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { askedBounds, kebab } from './checkOptions.ts';

/** The scenario of that name; without a name, the one that runs manifests. */
export const scenarioNamed = async (name: string | undefined): Promise<Scenario> => {
  const found = await findScenario(name);
  if (!found.ok) throw new Failure([found.problem]);
  return found.scenario;
};

/** The bounds asked for by `--bounds` and by the options of their own; `--nodes 3` wins over neither: twice is wrong. */
export const boundsFor = (scenario: Scenario, options: OptionValues): Bounds => {
  const own = Object.fromEntries(
    Object.entries(askedBounds(options)).filter(([, text]) => text !== undefined),
  );
  const read =
    typeof options.bounds === 'string' ? readBoundsText(options.bounds) : { ok: true as const, asked: {} };
  if (!read.ok) throw new Failure(read.problems);
  const twice = Object.keys(read.asked).find((name) => name in own);
  if (twice) fail('PS1202', `the bound ${twice} is given twice`);
  const resolved = resolveBounds(scenario, { ...read.asked, ...own }, (name) =>
    name in own ? `--${kebab(name)}` : name,
  );
  if (!resolved.ok) throw new Failure(resolved.problems);
  return resolved.bounds;
};
