import { type WithoutHiddenSteps, withoutHiddenSteps } from '../../checker/branching/withoutHiddenSteps.ts';
import { assemble } from '../../checker/compile/assemble.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { withLaws } from '../../checker/compile/keptLaws.ts';
import { tabulate } from '../../checker/compile/tabulate.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { type SettledLaws, settledLaws } from '../../checker/local/settledLaws.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Bounds, BuiltScenario, Scenario } from '../../models/scenarios/scenario.ts';
import type { Problem } from '../../spec/problem.ts';
import { lawsOf } from './lawsOf.ts';
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
export type PreparedCheck = CheckRequest & {
  readonly built: BuiltScenario;
  /** all laws that were asked for */
  readonly judging: readonly Law[];
  /** verdicts that need no search of the whole system, by law */
  readonly settled: SettledLaws['settled'];
  /** for the laws that do */
  readonly compiled: Compiled;
  /** the same without the steps that nobody sees, if they may be left out */
  readonly hidden: WithoutHiddenSteps | undefined;
};

export type Prepared =
  | { readonly ok: true; readonly prepared: PreparedCheck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

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
  const tabulated = tabulate(built.system, judging, (request.ends && built.ends) || []);
  // a scenario whose joint states are not merged is there for its counts
  const mayReduce = (request.mayReduce && built.reduce) ?? false;
  const { settled, open }: SettledLaws = mayReduce
    ? settledLaws(tabulated)
    : { settled: new Map(), open: judging };
  const compiled = assemble(withLaws(tabulated, open), built.reduce);
  const hidden = mayReduce && !open.some(isLiveness) ? withoutHiddenSteps(compiled) : undefined;
  return { ok: true, prepared: { ...request, built, judging, settled, compiled, hidden } };
};
