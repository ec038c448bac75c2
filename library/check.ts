import { Refusal, type RefusalCode } from '../checker/refusal.ts';
import { resolveBounds } from '../drivers/exhaustive/bounds.ts';
import type { Check, JudgeOptions } from '../drivers/exhaustive/check.ts';
import { findMutant } from '../drivers/exhaustive/findMutant.ts';
import { findScenario } from '../drivers/exhaustive/findScenario.ts';
import { judge } from '../drivers/exhaustive/judge.ts';
import { clusterFrom } from '../drivers/exhaustive/manifest.ts';
import { prepare } from '../drivers/exhaustive/prepare.ts';
import { asksForVerdictsOnly } from '../drivers/exhaustive/verdictsOnly.ts';
import type { ClusterInput } from '../models/cluster/plan/input.ts';
import { mayHavePods } from '../models/cluster/workloads/readWorkloads.ts';
import type { Scenario } from '../models/scenarios/scenario.ts';
import { type CheckReport, checkReport } from '../reports/json/checkReport.ts';
import { paint } from '../reports/terminal/paint.ts';
import { verdictText } from '../reports/terminal/verdictText.ts';
import { type Problem, type ProblemCode, problem } from '../spec/problem.ts';
import { type Manifests, readManifests } from './manifests.ts';

/** How to check, and within which bounds; without any, the defaults of `podsem check`. */
export type CheckOptions = Pick<
  JudgeOptions,
  | 'allShortest'
  | 'compact'
  | 'coverage'
  | 'deadlocks'
  | 'failFast'
  | 'limits'
  | 'onProgress'
  | 'partialOrder'
  | 'signal'
  | 'symmetry'
  | 'workers'
> & {
  /** another system than the cluster of the manifests, by its name (`scenarios`) */
  readonly scenario?: string;
  /** `{ nodes: 3, nodeFailures: 1 }`: what may happen, by the names of the scenario's bounds */
  readonly bounds?: { readonly [name: string]: number | string };
  /** ids of laws or of their groups; none: all */
  readonly laws?: readonly string[];
  /** a seeded fault, by its name (`mutants`) */
  readonly mutant?: string;
  /** false: search the whole system for every law, also for those that can be judged on what they read */
  readonly reductions?: boolean;
};

/** Why there is no answer: what is wrong with the input, or what the checker refuses. */
export type Complaint = Omit<Problem, 'code'> & { readonly code: ProblemCode | RefusalCode };

/** What a check found out; `report` is what `podsem check --json` prints, `text` what it prints with `--all`. */
export type CheckAnswer =
  | { readonly ok: true; readonly report: CheckReport; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Complaint[] };

/** columns of the text */
const columns = 100;

/** Explores every state of a scenario and judges its laws; see `check` of the package. */
export const checkManifests = async (manifests: Manifests, options: CheckOptions): Promise<CheckAnswer> => {
  try {
    return await answerTo(manifests, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problems: [{ code: error.code, message: error.message, place: {} }] };
  }
};

const answerTo = async (manifests: Manifests, options: CheckOptions): Promise<CheckAnswer> => {
  const found = await findScenario(options.scenario, Object.keys(options.bounds ?? {}));
  if (!found.ok) return { ok: false, problems: [found.problem] };
  const { scenario } = found;
  const mutant = options.mutant === undefined ? undefined : findMutant(options.mutant, scenario.model);
  if (mutant?.ok === false) return { ok: false, problems: [mutant.problem] };
  const asked = Object.entries(options.bounds ?? {}).map(([name, value]) => [name, String(value)]);
  const resolved = resolveBounds(scenario, Object.fromEntries(asked));
  if (!resolved.ok) return resolved;
  const input = inputOf(scenario, manifests);
  if (!input.ok) return input;
  const prepared = prepare({
    scenario,
    bounds: resolved.bounds,
    input: input.input,
    laws: options.laws ?? [],
    ends: options.deadlocks ?? false,
    mayReduce: options.reductions !== false && asksForVerdictsOnly(options),
    ...(mutant && { mutant: mutant.mutant }),
  });
  if (!prepared.ok) return prepared;
  const check = await judge(prepared.prepared, options);
  return { ok: true, report: checkReport(check), text: textOf(check) };
};

type Input =
  | { readonly ok: true; readonly input: ClusterInput }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What manifests give a scenario; one that takes none must be given none. */
export const inputOf = (scenario: Scenario, manifests: Manifests): Input => {
  if (!scenario.takesManifests) {
    if (manifests.length === 0) return { ok: true, input: { objects: [] } };
    return { ok: false, problems: [problem('PS1201', `the scenario ${scenario.name} takes no manifests`)] };
  }
  const read = readManifests(manifests);
  const { input, problems } = clusterFrom(read.objects);
  const all = [...read.problems, ...problems];
  if (all.length > 0) return { ok: false, problems: all };
  if (input.objects.some(({ kind }) => mayHavePods(kind))) return { ok: true, input };
  return { ok: false, problems: [problem('PS1009', 'there is no Pod and no workload in the input')] };
};

const textOf = (check: Check): string =>
  verdictText(check, { columns, paint: paint(false), saved: new Map(), all: true }).join('\n');
