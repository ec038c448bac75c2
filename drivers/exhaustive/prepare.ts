import { assemble } from '../../checker/compile/assemble.ts';
import { tabulate } from '../../checker/compile/tabulate.ts';
import type { Law } from '../../checker/laws/law.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Bounds, BuiltScenario, Scenario } from '../../models/scenarios/scenario.ts';
import type { Problem } from '../../spec/problem.ts';
import { lawsOf } from './lawsOf.ts';
import { type PreparedReduction, reduction } from './reducedSystem.ts';
import { selectLaws } from './selectLaws.ts';

/** What to check: a scenario, what it is built from, and by which laws it is judged. */
export type CheckRequest = {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly input: ClusterInput;
  readonly mutant?: Mutant;
  /** ids of laws or of their groups; empty: all */
  readonly laws: readonly string[];
  /** tell rest at the scenario's named ends from other rest */
  readonly ends?: boolean;
  /** judge each law on what it reads, where that is sound: the search is left with the others, and has less to tell apart */
  readonly mayReduce?: boolean;
};

/** A system that is ready to be explored. */
export type PreparedCheck = CheckRequest &
  PreparedReduction & {
    readonly built: BuiltScenario;
    /** all laws that were asked for */
    readonly judging: readonly Law[];
  };

export type Prepared =
  | { readonly ok: true; readonly prepared: PreparedCheck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const nothingReduced = { reduced: undefined, wholeRuns: [] };

/**
 * Builds the scenario and compiles it with its laws. Bad input comes back as problems; a system that cannot be
 * checked within the bounds is refused (`Refusal`) as the checker does.
 */
export const prepare = (request: CheckRequest): Prepared => {
  const result = request.scenario.build(request);
  if (!result.ok) return result;
  const { built } = result;
  const selected = selectLaws(lawsOf(built), request.laws);
  if (!selected.ok) return selected;
  const judging = selected.laws;
  // a scenario whose joint states are not merged is there for its counts
  if (request.mayReduce && built.reduce)
    return { ok: true, prepared: { ...request, built, judging, ...reduction(built, judging) } };
  const tabulated = tabulate(built.system, judging, (request.ends && built.ends) || []);
  const compiled = assemble(tabulated, built.reduce);
  const prepared = { ...request, built, judging, settled: new Map(), compiled, ...nothingReduced };
  return { ok: true, prepared };
};
