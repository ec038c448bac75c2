import { type Outcome, outcomeOfLaws } from '../../drivers/exhaustive/outcome.ts';
import type { RandomCheck, RandomEnding } from '../../drivers/exhaustive/randomCheck.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import { type LawReport, lawReport, objectName, ruleCounts } from './checkReport.ts';

/** What `podsem check --simulate --json` and `--swarm` print; README.md beside this file explains every field. */
export type RandomReport = {
  readonly format: 'pod-semantics/simulation';
  readonly version: 1;
  readonly kind: RandomCheck['kind'];
  readonly outcome: Outcome;
  readonly scenario: string;
  readonly bounds: Bounds;
  readonly mutant: string | null;
  readonly objects: readonly string[];
  readonly ending: RandomEnding;
  readonly seed: number;
  /** runs, or searches of the swarm */
  readonly runs: number;
  /** steps of all runs, or states and transitions of all searches */
  readonly steps?: number;
  readonly states?: number;
  readonly transitions?: number;
  readonly seconds: number;
  readonly rules: { readonly [name: string]: number };
  readonly laws: readonly LawReport[];
  readonly notes: readonly string[];
};

export const randomReport = (
  check: RandomCheck,
  counterexamples: ReadonlyMap<string, string>,
): RandomReport => ({
  format: 'pod-semantics/simulation',
  version: 1,
  kind: check.kind,
  outcome: outcomeOfLaws(check.judged, check.built, check.ending === 'interrupted'),
  scenario: check.scenario.name,
  bounds: check.bounds,
  mutant: check.mutant?.name ?? null,
  objects: check.input.objects.map(objectName),
  ending: check.ending,
  seed: check.found.seed,
  ...(check.kind === 'simulation'
    ? { runs: check.found.runs, steps: check.found.steps }
    : {
        runs: check.found.searches,
        states: check.found.states,
        transitions: check.found.transitions,
      }),
  seconds: check.seconds,
  rules: ruleCounts(check.compiled.rules, check.found.ruleCounts),
  laws: check.judged.map((judged) => lawReport(judged, counterexamples)),
  notes: check.built.notes,
});
