import { allShortest, type ShortestCounterexamples } from '../../checker/counterexamples/allShortest.ts';
import {
  type RuleCoverage,
  ruleCoverage,
  type TransitionCoverage,
  transitionCoverage,
} from '../../checker/coverage/coverage.ts';
import { type Deadlocks, deadlocksOf } from '../../checker/deadlock/deadlocks.ts';
import type { Exploration } from '../../checker/explore/explore.ts';
import { isLiveness } from '../../checker/laws/law.ts';
import { orbitTraceTo } from '../../checker/symmetry/orbitTrace.ts';
import { traceTo } from '../../checker/trace/decode.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import type { SearchOf } from './lawVerdict.ts';
import { shortestLimit } from './shortestLimit.ts';

/** What may be asked about an exploration besides the laws. */
export type ExaminationOptions = {
  /** how often each rule and each transition of a chart was taken */
  readonly coverage?: boolean;
  /** where the system comes to rest */
  readonly deadlocks?: boolean;
  /** every shortest counterexample of each violated law about states and steps */
  readonly allShortest?: boolean;
};

/** The answers; absent where they were not asked for. */
export type Examination = {
  readonly coverage?: {
    readonly rules: readonly RuleCoverage[];
    readonly transitions: readonly TransitionCoverage[];
  };
  /** with a shortest way to rest where no named end is, if there is such rest */
  readonly deadlocks?: Deadlocks & { readonly trace: Trace | undefined };
  /** by law; none of a search that ended early, and none where there were too many steps to hold */
  readonly allShortest?: ReadonlyMap<string, ShortestCounterexamples>;
};

/** Answers what was asked about an exploration. */
export const examine = (
  exploration: Exploration,
  searched: SearchOf,
  asked: ExaminationOptions,
): Examination => {
  const { compiled, search } = exploration;
  return {
    ...(asked.coverage && {
      coverage: {
        rules: ruleCoverage(compiled, search.ruleCounts()),
        transitions: transitionCoverage(compiled, search),
      },
    }),
    ...(asked.deadlocks && { deadlocks: deadlocksIn(exploration, searched) }),
    ...(asked.allShortest && { allShortest: shortestOf(exploration) }),
  };
};

const deadlocksIn = (
  { compiled, search }: Exploration,
  { symmetry }: SearchOf,
): NonNullable<Examination['deadlocks']> => {
  const deadlocks = deadlocksOf(compiled, search);
  const { nearest } = deadlocks.unexpected;
  if (nearest === undefined) return { ...deadlocks, trace: undefined };
  const rest = { state: nearest, rule: undefined };
  return {
    ...deadlocks,
    trace: symmetry ? orbitTraceTo(compiled, search, rest, symmetry) : traceTo(compiled, search, rest),
  };
};

const shortestOf = ({ compiled, search, ending }: Exploration): Map<string, ShortestCounterexamples> => {
  if (ending !== 'complete') return new Map();
  return new Map(
    compiled.laws.flatMap((law) => {
      const found = isLiveness(law) ? undefined : allShortest(compiled, search, law.id, shortestLimit);
      return found ? [[law.id, found] as const] : [];
    }),
  );
};
