import type { BoundDefinition, Bounds, Scenario } from '../../models/scenarios/scenario.ts';
import { usualBounds } from '../../models/scenarios/usualBounds.ts';
import { parseQuantity, signOf } from '../../spec/api/quantity.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { similarWords } from '../../spec/suggestion.ts';

export type ResolvedBounds =
  | { readonly ok: true; readonly bounds: Bounds }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The bounds of a scenario: as asked for (text, as on a command line), else its defaults. A bound that the
 * scenario does not have, that is no whole number or no quantity, or that is out of its range is a problem.
 *
 * @param called what a bound is called where it was asked for: `--node-cpu`
 */
export const resolveBounds = (
  scenario: Scenario,
  asked: { readonly [name: string]: string | undefined },
  called: (name: string) => string = (name) => name,
): ResolvedBounds => {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const known = new Map(scenario.bounds.map((bound) => [bound.name, bound]));
  const problems: Problem[] = [];
  const bounds: Record<string, number | string> = { ...usualBounds(scenario) };
  for (const [name, text] of given) {
    const bound = known.get(name);
    const wrong = bound ? wrongValue(bound, text, called(name)) : unknownBound(scenario, name);
    if (wrong) problems.push(problem('PS1202', wrong));
    else bounds[name] = typeof bound?.default === 'number' ? Number(text) : text;
  }
  return problems.length ? { ok: false, problems } : { ok: true, bounds };
};

const unknownBound = (scenario: Scenario, name: string): string => {
  const names = scenario.bounds.map((bound) => bound.name);
  const [similar] = similarWords(name, names);
  const what = similar ? `did you mean ${similar}?` : `it has ${names.join(', ') || 'none'}`;
  return `the scenario ${scenario.name} has no bound ${JSON.stringify(name)}; ${what}`;
};

const wrongValue = (bound: BoundDefinition, text: string, called: string): string | undefined => {
  const { says, least = 0, most = 1_000_000 } = bound;
  if (typeof bound.default === 'string') {
    return bound.of === 'quantity' ? wrongQuantity(text, `${called} (${says})`) : undefined;
  }
  const value = Number(text);
  if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return undefined;
  return `${called} (${says}) must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`;
};

/** As the API decides it: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const wrongQuantity = (text: string, what: string): string | undefined => {
  const parsed = parseQuantity(text);
  const given = `${what} must be a quantity such as 500m, 4 or 16Gi, not ${JSON.stringify(text)}`;
  if (!parsed.valid) return `${given}: ${parsed.reason}`;
  return signOf(parsed.quantity) < 0 ? `${given}: must be greater than or equal to 0` : undefined;
};
