import { compile } from '../../checker/compile/compile.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { checkWritable } from '../../checker/explore/checkpointFile.ts';
import { type Exploration, type ExploreOptions, explore } from '../../checker/explore/explore.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { partialOrderRefusal } from '../../checker/partialOrder/partialOrderSearch.ts';
import { Refusal } from '../../checker/refusal.ts';
import { type Symmetry, symmetryOf } from '../../checker/symmetry/symmetry.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Bounds, BuiltScenario, Scenario } from '../../models/scenarios/scenario.ts';
import type { Problem } from '../../spec/problem.ts';
import { fastestEngine } from './engine.ts';
import { type Examination, type ExaminationOptions, examine } from './examine.ts';
import { lawsOf } from './lawsOf.ts';
import { type LawVerdict, lawVerdicts } from './lawVerdict.ts';
import { type Reductions, symmetryAnswer } from './reductions.ts';
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
  readonly reductions: Reductions;
  readonly examined: Examination;
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
  const compiled = compile(built.system, selected.laws, {
    reduce: built.reduce,
    ...(request.ends && built.ends && { ends: built.ends }),
  });
  return { ok: true, prepared: { ...request, built, compiled } };
};

export type JudgeOptions = Omit<ExploreOptions, 'expected'> &
  ExaminationOptions & {
    /** threads that search; 1 unless told otherwise */
    readonly workers?: number;
    /** store one state of each orbit under exchange of what is alike; says nothing of laws of whole runs */
    readonly symmetry?: boolean;
    /** leave out steps whose order does not matter; says nothing of laws of whole runs */
    readonly partialOrder?: boolean;
    /** store hashes instead of states */
    readonly compact?: boolean;
    /** the file that the search saves itself to, now and then and where a limit ends it */
    readonly checkpoint?: string;
    /** a checkpoint of the same search to go on from; another is refused (CK304) */
    readonly resume?: string;
    /** called when the search is over and laws of whole runs, which take their time, are judged */
    readonly onLiveness?: (exploration: Exploration) => void;
  };

/**
 * Explores a prepared system and judges every law. Symmetry is given up if a law turns out to tell apart what
 * was taken to be alike. Partial order reduction is refused (CK306) where no step can be left out.
 */
export const judge = async (prepared: PreparedCheck, options: JudgeOptions = {}): Promise<Check> => {
  const { partialOrder = false, compact = false } = options;
  const noOrder = partialOrder ? partialOrderRefusal(prepared.compiled) : undefined;
  if (noOrder) throw new Refusal('CK306', prepared.compiled.system.name, noOrder);
  const symmetry = options.symmetry ? symmetryOf(prepared.compiled) : undefined;
  if (options.checkpoint !== undefined) checkWritable(options.checkpoint);
  const first = await searchAll(prepared, options, symmetry);
  const doubts = symmetry?.doubts ?? new Set();
  // the second search is another one: there is no checkpoint of it
  const { resume: _, ...fromTheStart } = options;
  const used = doubts.size > 0 ? undefined : symmetry;
  const exploration = doubts.size > 0 ? await searchAll(prepared, fromTheStart, undefined) : first;
  const { compiled } = exploration;
  if (!used && compiled.laws.some(isLiveness)) options.onLiveness?.(exploration);
  const searched = { symmetry: used, partialOrder };
  const verdicts = lawVerdicts(exploration, searched);
  const onPurpose = new Set(prepared.built.brokenOnPurpose);
  return {
    ...prepared,
    exploration,
    alike: used?.classes ?? [],
    reductions: {
      merged: compiled.reduced,
      urgent: compiled.urgent.length > 0,
      symmetry: options.symmetry ? symmetryAnswer(symmetry, doubts) : undefined,
      partialOrder,
      compact,
    },
    examined: examine(exploration, searched, options),
    judged: compiled.laws.map((law) => ({
      law,
      verdict: verdicts.get(law.id) ?? { verdict: 'undecided', why: 'it was not judged' },
      onPurpose: onPurpose.has(law.id),
    })),
  };
};

const searchAll = async (
  prepared: PreparedCheck,
  options: JudgeOptions,
  symmetry: Symmetry | undefined,
): Promise<Exploration> => {
  const { workers = 1, limits, partialOrder, compact, checkpoint, resume } = options;
  const expected = new Set(prepared.built.brokenOnPurpose);
  const engine =
    options.engine ??
    fastestEngine({
      workers,
      bytes: limits?.bytes,
      symmetry,
      partialOrder,
      compact,
      checkpoint,
      resume,
    });
  const compiled = symmetry?.compiled ?? prepared.compiled;
  const exploration = await explore(compiled, { ...options, engine, expected });
  if (checkpoint !== undefined && exploration.ending !== 'complete') exploration.search.save?.(checkpoint);
  return exploration;
};
