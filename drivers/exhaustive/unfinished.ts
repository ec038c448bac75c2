import type { OutOfBudget } from '../../checker/budget/pace.ts';
import { unexplored } from '../../checker/explore/unexplored.ts';
import type { Law } from '../../checker/laws/law.ts';
import type { Check, JudgedLaw } from './check.ts';
import type { LawVerdict } from './lawVerdict.ts';
import type { ComposedCheck } from './prepare.ts';

/**
 * What is known where a limit was met before the search: the laws that were judged on what they read. All others are
 * undecided, and say what was being done.
 */
export const unfinishedCheck = (
  composed: ComposedCheck,
  known: ReadonlyMap<string, 'holds' | 'unexercised'>,
  { limit, phase, message }: OutOfBudget,
): Check => {
  const { built, judging } = composed;
  const exploration = unexplored(built.system, limit);
  return {
    ...composed,
    settled: known,
    compiled: exploration.compiled,
    reduced: undefined,
    wholeRuns: [],
    exploration,
    during: phase,
    alike: [],
    examined: {},
    reductions: {
      settled: [...known.keys()],
      hidden: false,
      merged: false,
      urgent: false,
      symmetry: undefined,
      partialOrder: false,
    },
    judged: judging.map((law) => {
      const verdict = known.get(law.id);
      return judgedAs(composed, law, verdict ? { verdict } : { verdict: 'undecided', why: message });
    }),
  };
};

/** The same check where a limit was met after its search, before these laws could be judged. */
export const endedBefore = (
  check: Check,
  laws: readonly Law[],
  { limit, phase, message }: OutOfBudget,
): Check => ({
  ...check,
  exploration: { ...check.exploration, ending: limit },
  during: phase,
  judged: check.judged.map((judged) =>
    laws.includes(judged.law) ? { ...judged, verdict: { verdict: 'undecided', why: message } } : judged,
  ),
});

const judgedAs = ({ built }: ComposedCheck, law: Law, verdict: LawVerdict): JudgedLaw => ({
  law,
  verdict,
  onPurpose: built.brokenOnPurpose.includes(law.id),
});
