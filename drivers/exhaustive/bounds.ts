import type { BoundDefinition, Bounds, Scenario } from '../../models/scenarios/scenario.ts';
import { type Problem, problem } from '../../spec/problem.ts';

export type ResolvedBounds =
  | { readonly ok: true; readonly bounds: Bounds }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The bounds of a scenario: as asked for (text, as on a command line), else its defaults. A bound that the
 * scenario does not have, that is no whole number, or that is out of its range is a problem.
 */
export const resolveBounds = (
  scenario: Scenario,
  asked: { readonly [name: string]: string | undefined },
): ResolvedBounds => {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const known = new Map(scenario.bounds.map((bound) => [bound.name, bound]));
  const problems: Problem[] = [];
  const bounds: Record<string, number | string> = Object.fromEntries(
    scenario.bounds.map((bound) => [bound.name, bound.default]),
  );
  for (const [name, text] of given) {
    const bound = known.get(name);
    const wrong = bound ? wrongValue(bound, text) : unknownBound(scenario, name);
    if (wrong) problems.push(problem('PS1202', wrong));
    else bounds[name] = typeof bound?.default === 'number' ? Number(text) : text;
  }
  return problems.length ? { ok: false, problems } : { ok: true, bounds };
};

const unknownBound = (scenario: Scenario, name: string): string => {
  const names = scenario.bounds.map((bound) => bound.name).join(', ');
  return `the scenario ${scenario.name} has no bound ${JSON.stringify(name)}; it has ${names || 'none'}`;
};

const wrongValue = (bound: BoundDefinition, text: string): string | undefined => {
  if (typeof bound.default === 'string') return undefined;
  const { name, says, least = 0, most = 1_000_000 } = bound;
  const value = Number(text);
  if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return undefined;
  return `${name} (${says}) must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`;
};
