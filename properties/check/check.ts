import { compile } from '../../checker/compile/compile.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { type Exploration, type ExploreOptions, explore } from '../../checker/explore/explore.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { symmetryOf } from '../../checker/symmetry/symmetry.ts';
import type { ClusterInput } from '../../models/cluster/input.ts';
import type { Mutant } from '../../models/cluster/mutant.ts';
import type { Bounds, BuiltScenario, Scenario } from '../../models/scenarios/scenario.ts';
import type { Problem } from '../../spec/problem.ts';
import { fastestEngine } from './engine.ts';
import { lawsOf } from './lawsOf.ts';
import { type LawVerdict, lawVerdicts } from './lawVerdict.ts';
import { selectLaws } from './selectLaws.ts';

/** What to check: a scenario, what it is built from, and by which laws it is judged. */
export type CheckRequest = {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly input: ClusterInput;
  readonly mutant?: Mutant;
  /** ids of laws or of their groups; empty: all */
  readonly laws: readonly string[];
};

/** A law and what was found out about it. */
export type JudgedLaw = {
  readonly law: Law;
  readonly verdict: LawVerdict;
  /** the scenario breaks it on purpose: reported, but no failure */
  readonly onPurpose: boolean;
};

/** A system that is ready to be explored. */
export type PreparedCheck = CheckRequest & { readonly built: BuiltScenario; readonly compiled: Compiled };

export type Check = PreparedCheck & {
  /** names of what was taken to be alike: the states are orbits */
  readonly alike: readonly (readonly string[])[];

  readonly exploration: Exploration;
  readonly judged: readonly JudgedLaw[];
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
  const compiled = compile(built.system, selected.laws, { reduce: built.reduce });
  return { ok: true, prepared: { ...request, built, compiled } };
};

export type JudgeOptions = Omit<ExploreOptions, 'expected'> & {
  /** threads that search; 1 unless told otherwise */
  readonly workers?: number;
  /** store one state of each orbit under exchange of what is alike; says nothing of laws of whole runs */
  readonly symmetry?: boolean;
  /** called when the search is over and laws of whole runs, which take their time, are judged */
  readonly onLiveness?: (exploration: Exploration) => void;
};

/**
 * Explores a prepared system and judges every law. Symmetry is given up if a law turns out to tell apart what
 * was taken to be alike.
 */
export const judge = async (prepared: PreparedCheck, options: JudgeOptions = {}): Promise<Check> => {
  const symmetry = options.symmetry ? symmetryOf(prepared.compiled) : undefined;
  const { workers = 1, limits } = options;
  const onPurpose = new Set(prepared.built.brokenOnPurpose);
  const compiled = symmetry?.compiled ?? prepared.compiled;
  const engine = options.engine ?? fastestEngine({ workers, bytes: limits?.bytes, symmetry });
  const exploration = await explore(compiled, { ...options, engine, expected: onPurpose });
  if (symmetry && symmetry.doubts.size > 0) return judge(prepared, { ...options, symmetry: false });
  if (!symmetry && compiled.laws.some(isLiveness)) options.onLiveness?.(exploration);
  const verdicts = lawVerdicts(exploration, symmetry);
  return {
    ...prepared,
    exploration,
    alike: symmetry?.classes ?? [],
    judged: compiled.laws.map((law) => ({
      law,
      verdict: verdicts.get(law.id) ?? { verdict: 'undecided', why: 'it was not judged' },
      onPurpose: onPurpose.has(law.id),
    })),
  };
};
