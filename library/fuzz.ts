import { findMutant } from '../drivers/exhaustive/findMutant.ts';
import { lawsOfClusters } from '../drivers/exhaustive/lawsOfClusters.ts';
import { fuzz } from '../drivers/random/fuzz/fuzz.ts';
import { clusterScenario } from '../models/scenarios/cluster.ts';
import { type FuzzReport, fuzzReport } from '../reports/json/fuzzReport.ts';
import { fuzzText } from '../reports/terminal/fuzzText.ts';
import { paint } from '../reports/terminal/paint.ts';
import type { Problem } from '../spec/problem.ts';
import { inputOf } from './check.ts';
import type { Manifests } from './manifests.ts';

/** What to live through, and how often. */
export type FuzzOptions = {
  /** random faults on these; without any, the manifests are random too */
  readonly manifests?: Manifests;
  /** ids of laws or of their groups; none: all */
  readonly laws?: readonly string[];
  /** a seeded fault of the cluster, by its name (`mutants`) */
  readonly mutant?: string;
  /** lifetimes; 100 unless told otherwise */
  readonly runs?: number;
  /** where chance begins; by the clock unless told otherwise */
  readonly seed?: number;
  /** with the seed of an earlier failure: goes straight to it */
  readonly path?: string;
  /** steps of one lifetime at most; 80 unless told otherwise */
  readonly steps?: number;
};

/** What random lifetimes found; `report` is what `podsem fuzz --json` prints, `text` what it prints without. */
export type FuzzAnswer =
  | { readonly ok: true; readonly report: FuzzReport; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const defaultRuns = 100;
const seeds = 2 ** 31;
const columns = 100;

/** Lives through random clusters and failures; see `fuzz` of the package. */
export const fuzzClusters = (options: FuzzOptions): FuzzAnswer => {
  const { manifests, runs = defaultRuns, seed = Date.now() % seeds } = options;
  const read = manifests === undefined ? undefined : inputOf(clusterScenario, manifests);
  if (read?.ok === false) return read;
  const mutant = options.mutant === undefined ? undefined : findMutant(options.mutant, clusterScenario.model);
  if (mutant?.ok === false) return { ok: false, problems: [mutant.problem] };
  const selected = lawsOfClusters(read?.input, options.laws);
  if (!selected.ok) return selected;
  const result = fuzz({
    laws: selected.laws,
    runs,
    seed,
    ...(read && { input: read.input }),
    ...(mutant && { mutant: mutant.mutant }),
    ...(options.path !== undefined && { path: options.path }),
    ...(options.steps !== undefined && { steps: options.steps }),
  });
  const summary = { ...result, seed, saved: undefined };
  const again = `seed ${seed}, path ${result.failure?.path}`;
  return {
    ok: true,
    report: fuzzReport(summary),
    text: fuzzText(summary, again, columns, paint(false)).join('\n'),
  };
};
