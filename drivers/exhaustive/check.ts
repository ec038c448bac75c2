import type { Exploration, ExploreOptions } from '../../checker/explore/explore.ts';
import type { OnUnsaved } from '../../checker/explore/withCheckpoints.ts';
import type { Law } from '../../checker/laws/law.ts';
import type { Examination, ExaminationOptions } from './examine.ts';
import type { LawVerdict } from './lawVerdict.ts';
import type { CheckRequest, PreparedCheck } from './prepare.ts';
import type { Reductions } from './reductions.ts';

/** A law and what was found out about it. */
export type JudgedLaw = {
  readonly law: Law;
  readonly verdict: LawVerdict;
  /** the scenario breaks it on purpose: reported, but no failure */
  readonly onPurpose: boolean;
  /** of one that is violated in a part of the application: which, and in which others it is, too */
  readonly in?: {
    readonly of: readonly string[];
    readonly also: readonly string[];
    /** what its counterexample is one of */
    readonly request: CheckRequest;
  };
};

/** A part of an application that was judged by itself. */
export type CheckedPart = {
  /** `Deployment default/web` */
  readonly of: readonly string[];
  readonly states: number;
  readonly seconds: number;
  /** what is smaller about it than what was asked for */
  readonly smaller: string | null;
  /** whether the counts and pictures are of this one */
  readonly isTold: boolean;
};

/** Random runs that were made where a search came to no end. */
export type RandomRuns = {
  /** of which workloads: `Deployment default/web` */
  readonly of: readonly string[];
  readonly runs: number;
  /** of a run at most */
  readonly steps: number;
  /** gives the same runs again */
  readonly seed: number;
};

export type Check = PreparedCheck & {
  /** names of what was taken to be alike: the states are orbits */
  readonly alike: readonly (readonly string[])[];
  readonly reductions: Reductions;
  readonly examined: Examination;
  readonly exploration: Exploration;
  /** what was being done where a limit was met, unless it was the search */
  readonly during?: string;
  readonly judged: readonly JudgedLaw[];
  /** where each was judged by itself */
  readonly parts?: readonly CheckedPart[];
  /** what was tried where a limit was met */
  readonly random?: readonly RandomRuns[];
};

export type JudgeOptions = Omit<ExploreOptions, 'expected'> &
  ExaminationOptions & {
    /** threads that search; 1 unless told otherwise */
    readonly workers?: number;
    /** store one state of each orbit under exchange of what is alike; says nothing of laws of whole runs */
    readonly symmetry?: boolean;
    /** leave out steps whose order does not matter; says nothing of laws of whole runs */
    readonly partialOrder?: boolean;
    /** keep states in half the memory from the beginning, which takes about twice the time */
    readonly compact?: boolean;
    /** the file that the search saves itself to, now and then and where a limit ends it */
    readonly checkpoint?: string;
    /** told why it could not be saved, though it could be when the search began; absent: that ends the search (CK305) */
    readonly onUnsaved?: OnUnsaved;
    /** a checkpoint of the same search to go on from; another is refused (CK304) */
    readonly resume?: string;
  };

/** What is said of a check, but for what was examined beside the laws. */
export const checkOf = (
  prepared: PreparedCheck,
  exploration: Exploration,
  verdicts: ReadonlyMap<string, LawVerdict>,
  { partialOrder = false }: JudgeOptions,
  symmetry: Reductions['symmetry'],
): Omit<Check, 'alike' | 'examined'> => {
  const onPurpose = new Set(prepared.built.brokenOnPurpose);
  return {
    ...prepared,
    exploration,
    reductions: {
      settled: [...prepared.settled.keys()],
      hidden: prepared.reduced !== undefined,
      merged: exploration.compiled.reduced,
      urgent: prepared.compiled.urgent.length > 0,
      symmetry,
      partialOrder,
    },
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
