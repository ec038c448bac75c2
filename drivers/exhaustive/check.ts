import { checkWritable } from '../../checker/explore/checkpointFile.ts';
import { type Exploration, type ExploreOptions, explore } from '../../checker/explore/explore.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { partialOrderRefusal } from '../../checker/partialOrder/partialOrderSearch.ts';
import { Refusal } from '../../checker/refusal.ts';
import { type Symmetry, symmetryOf } from '../../checker/symmetry/symmetry.ts';
import { fastestEngine } from './engine.ts';
import { type Examination, type ExaminationOptions, examine } from './examine.ts';
import { hiddenTraces } from './hiddenTraces.ts';
import { type LawVerdict, lawVerdicts } from './lawVerdict.ts';
import type { PreparedCheck } from './prepare.ts';
import { type Reductions, symmetryAnswer } from './reductions.ts';

/** A law and what was found out about it. */
export type JudgedLaw = {
  readonly law: Law;
  readonly verdict: LawVerdict;
  /** the scenario breaks it on purpose: reported, but no failure */
  readonly onPurpose: boolean;
};

export type Check = PreparedCheck & {
  /** names of what was taken to be alike: the states are orbits */
  readonly alike: readonly (readonly string[])[];
  readonly reductions: Reductions;
  readonly examined: Examination;
  readonly exploration: Exploration;
  readonly judged: readonly JudgedLaw[];
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

/** Is nothing asked for but verdicts, which may be found on less than the whole system? */
export const asksForVerdictsOnly = (options: JudgeOptions): boolean =>
  ![
    options.symmetry,
    options.partialOrder,
    options.compact,
    options.checkpoint,
    options.resume,
    options.deadlocks,
    options.coverage,
    options.allShortest,
  ].some(Boolean);

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
  const hidden = asksForVerdictsOnly(options) ? prepared.hidden : undefined;
  const first = await searchAll(prepared, options, symmetry);
  const doubts = symmetry?.doubts ?? new Set();
  // the second search is another one: there is no checkpoint of it
  const { resume: _, ...fromTheStart } = options;
  const used = doubts.size > 0 ? undefined : symmetry;
  const exploration = doubts.size > 0 ? await searchAll(prepared, fromTheStart, undefined) : first;
  const { compiled } = exploration;
  if (!used && compiled.laws.some(isLiveness)) options.onLiveness?.(exploration);
  const traces = hidden && hiddenTraces(prepared.compiled, hidden, exploration.search);
  const searched = { symmetry: used, partialOrder, traces };
  const verdicts = lawVerdicts(exploration, searched);
  const onPurpose = new Set(prepared.built.brokenOnPurpose);
  return {
    ...prepared,
    exploration,
    alike: used?.classes ?? [],
    reductions: {
      settled: [...prepared.settled.keys()],
      hidden: hidden !== undefined,
      merged: compiled.reduced,
      urgent: prepared.compiled.urgent.length > 0,
      symmetry: options.symmetry ? symmetryAnswer(symmetry, doubts) : undefined,
      partialOrder,
      compact,
    },
    examined: examine(exploration, searched, options),
    judged: prepared.judging.map((law) => ({
      law,
      verdict: verdictOf(prepared, verdicts, law),
      onPurpose: onPurpose.has(law.id),
    })),
  };
};

const verdictOf = (
  { settled }: PreparedCheck,
  found: ReadonlyMap<string, LawVerdict>,
  { id }: Law,
): LawVerdict => {
  const verdict = settled.get(id);
  if (verdict) return { verdict };
  return found.get(id) ?? { verdict: 'undecided', why: 'it was not judged' };
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
  const hidden = asksForVerdictsOnly(options) ? prepared.hidden : undefined;
  const compiled = symmetry?.compiled ?? hidden?.compiled ?? prepared.compiled;
  const exploration = await explore(compiled, { ...options, engine, expected });
  if (checkpoint !== undefined && exploration.ending !== 'complete') exploration.search.save?.(checkpoint);
  return exploration;
};
