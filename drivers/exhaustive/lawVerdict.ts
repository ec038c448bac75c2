import { beginPhase } from '../../checker/budget/pace.ts';
import { stateKey } from '../../checker/charts/stateKey.ts';
import type { Ending, Exploration } from '../../checker/explore/explore.ts';
import { isLiveness } from '../../checker/laws/law.ts';
import { checkLiveness, type LivenessAnswer } from '../../checker/liveness/checkLiveness.ts';
import type { Lasso } from '../../checker/liveness/lasso.ts';
import { orbitTraceTo } from '../../checker/symmetry/orbitTrace.ts';
import type { Symmetry } from '../../checker/symmetry/symmetry.ts';
import { traceTo } from '../../checker/trace/decode.ts';
import { lastState, lengthOf, replay, type Trace } from '../../checker/trace/trace.ts';

/**
 * What a check says of a law: it *holds* within the bounds; it is *violated*, by a shortest trace, which for a
 * law of whole runs goes round for ever from `loopFrom` on; it was never really *exercised*; or it is
 * *undecided*, and why.
 */
export type LawVerdict =
  | { readonly verdict: 'holds' | 'unexercised' }
  | { readonly verdict: 'undecided'; readonly why: string }
  | {
      readonly verdict: 'violated';
      readonly steps: number;
      readonly trace: Trace;
      /** of a run without end: how many steps come before those that are repeated for ever */
      readonly loopFrom: number | undefined;
    };

/** What ended a search, in words that fit "undecided: …". */
export const endingText: { readonly [E in Exclude<Ending, 'complete'>]: string } = {
  states: 'the limit of states was met',
  seconds: 'the time limit was met',
  bytes: 'the memory limit was met',
  interrupted: 'the search was interrupted',
  'first breach': 'the search stopped at the first violated law',
};

/** What a search made of the system: it stored orbits, or left out steps. */
export type SearchOf = {
  readonly symmetry?: Symmetry | undefined;
  readonly partialOrder?: boolean;
  /** by law: counterexamples that were found elsewhere, since the search left out steps that nobody sees */
  readonly traces?: ReadonlyMap<string, Trace> | undefined;
};

/** The verdict of every law of an exploration, by id. */
export const lawVerdicts = (exploration: Exploration, searched: SearchOf = {}): Map<string, LawVerdict> => {
  const { symmetry, traces } = searched;
  const { compiled, search, ending } = exploration;
  const why = ending === 'complete' ? undefined : endingText[ending];
  const verdicts = new Map<string, LawVerdict>();
  search.findings().forEach(({ law, broken, witnessed }, index) => {
    if (isLiveness(compiled.laws[index]!)) return;
    if (broken) {
      const trace =
        traces?.get(law) ??
        (symmetry ? orbitTraceTo(compiled, search, broken, symmetry) : traceTo(compiled, search, broken));
      verdicts.set(law, { verdict: 'violated', steps: lengthOf(trace), trace, loopFrom: undefined });
    } else if (why !== undefined) verdicts.set(law, { verdict: 'undecided', why });
    else verdicts.set(law, { verdict: witnessed ? 'holds' : 'unexercised' });
  });
  for (const answer of livenessAnswers(exploration, searched)) {
    verdicts.set(answer.law, livenessVerdict(exploration, answer, why));
  }
  return verdicts;
};

/** A search that ran out of time or memory, or was interrupted, is not searched again for lassos. */
const livenessAnswers = (
  { compiled, search, ending }: Exploration,
  { symmetry, partialOrder }: SearchOf,
): LivenessAnswer[] => {
  const outOf = ending === 'interrupted' || ending === 'seconds' || ending === 'bytes';
  beginPhase('judging the laws of whole runs');
  const noGround = outOf ? endingText[ending] : symmetry ? ofOrbits : partialOrder ? ofFewerSteps : undefined;
  if (noGround === undefined) return checkLiveness(compiled, search);
  return compiled.laws.filter(isLiveness).map(({ id }) => ({ law: id, verdict: 'undecided', why: noGround }));
};

const ofOrbits = 'a search up to symmetry says nothing of whole runs';
const ofFewerSteps = 'a search that leaves out steps says nothing of whole runs';

const livenessVerdict = (
  { compiled }: Exploration,
  answer: LivenessAnswer,
  ending: string | undefined,
): LawVerdict => {
  switch (answer.verdict) {
    case 'holds':
      return { verdict: 'holds' };
    case 'vacuous':
      return { verdict: 'unexercised' };
    case 'undecided':
      return { verdict: 'undecided', why: ending ?? answer.why };
    case 'violated': {
      const run = runOf(compiled, answer.lasso);
      return { verdict: 'violated', steps: lengthOf(run.trace), ...run };
    }
  }
};

/** more rounds than this through a cycle of a reduced system do not come back to the same state of the charts */
const roundLimit = 256;

/**
 * A lasso as a run of the charts. States of a reduced system stand for many, so the cycle may have to be gone round
 * more than once until the charts are where they were before.
 */
const runOf = (
  { system, rules }: Exploration['compiled'],
  { stem, cycle }: Lasso,
): { readonly trace: Trace; readonly loopFrom: number | undefined } => {
  const choices = (steps: Lasso['stem']) =>
    steps.map(({ rule }) => ({ rule: rules[rule]!.rule.name, args: rules[rule]!.rule.args }));
  if (cycle.length === 0) return { trace: replay(system, choices(stem)), loopFrom: undefined };
  const beginnings: string[] = [];
  for (let rounds = 0; ; rounds++) {
    const path = [...choices(stem), ...Array.from({ length: rounds }, () => choices(cycle)).flat()];
    const trace = replay(system, path);
    const key = lastState(trace).map(stateKey).join();
    const earlier = beginnings.indexOf(key);
    if (earlier >= 0 || rounds === roundLimit) {
      return { trace, loopFrom: stem.length + Math.max(0, earlier) * cycle.length };
    }
    beginnings.push(key);
  }
};
