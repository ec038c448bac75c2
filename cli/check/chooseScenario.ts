import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { readBoundsText } from '../../drivers/exhaustive/boundsText.ts';
import { findScenario } from '../../drivers/exhaustive/findScenario.ts';
import type { Bounds, Scenario } from '../../models/scenarios/scenario.ts';
import type { OptionValues } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { askedBounds, kebab } from './checkOptions.ts';

/** The scenario of that name. */
export const scenarioNamed = async (name: string | undefined): Promise<Scenario> => foundScenario(name, []);

/** The scenario that is asked for by its name, or by its bounds. */
export const scenarioFor = async (
  options: OptionValues & { readonly scenario?: string },
): Promise<Scenario> => foundScenario(options.scenario, Object.keys(allAsked(options)));

const foundScenario = async (name: string | undefined, bounds: readonly string[]): Promise<Scenario> => {
  const found = await findScenario(name, bounds);
  if (!found.ok) throw new Failure([found.problem]);
  return found.scenario;
};

/** The bounds asked for, checked, and for the others what is usual in the scenario. */
export const boundsFor = (scenario: Scenario, options: OptionValues): Bounds => {
  const own = ownOptions(options);
  const resolved = resolveBounds(scenario, allAsked(options), (name) =>
    name in own ? `--${kebab(name)}` : name,
  );
  if (!resolved.ok) throw new Failure(resolved.problems);
  return resolved.bounds;
};

type Asked = { readonly [name: string]: string | undefined };

/** By `--bounds` and by the options of their own; `--nodes 3` wins over neither: twice is wrong. */
const allAsked = (options: OptionValues): Asked => {
  const own = ownOptions(options);
  const read =
    typeof options.bounds === 'string' ? readBoundsText(options.bounds) : { ok: true as const, asked: {} };
  if (!read.ok) throw new Failure(read.problems);
  const twice = Object.keys(read.asked).find((name) => name in own);
  if (twice) fail('PS1202', `the bound ${twice} is given twice`);
  return { ...read.asked, ...own };
};

const ownOptions = (options: OptionValues): Asked =>
  Object.fromEntries(Object.entries(askedBounds(options)).filter(([, text]) => text !== undefined));
