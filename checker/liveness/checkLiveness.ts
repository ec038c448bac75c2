import { OutOfBudget, pace, unlessOut } from '../budget/pace.ts';
import type { Compiled } from '../compile/compiled.ts';
import type { Search } from '../explore/search.ts';
import { type FoundSteps, foundSteps } from '../graph/foundSteps.ts';
import { returningSteps } from '../graph/returning.ts';
import { isLiveness, type LivenessLaw } from '../laws/law.ts';
import { type Lasso, lengthOf } from './lasso.ts';
import { LassoFinder } from './lassoFinder.ts';
import { stayingIn } from './staying.ts';
import { subjectsOf, Waits, waitsOf } from './waiting.ts';

/**
 * What can be said of a liveness law: it *holds* of every fair run; it is *violated*, by a run that is
 * given; it is *vacuous*, since nothing ever waits for its goal; or it is *undecided*, since the search did
 * not store every reachable state, or there are too many steps.
 */
export type LivenessAnswer =
  | { readonly law: string; readonly verdict: 'holds' }
  | { readonly law: string; readonly verdict: 'violated'; readonly lasso: Lasso }
  | { readonly law: string; readonly verdict: 'vacuous' | 'undecided'; readonly why: string };

export type LivenessOptions = {
  /** more steps than this are not stored: undecided */
  readonly edgeLimit?: number;
  /** the steps of fewer states than this are found without generated code */
  readonly leastGenerated?: number;
};

/**
 * Judges the liveness laws of a compiled system on the states of a search, under the fairness of its rules.
 * A search that ended early may still show a violation, but nothing else. A search that merges states by
 * symmetry or leaves out steps is no ground for liveness, and gives `undecided`.
 *
 * Steps that are on no cycle matter to nobody but to whoever is shown how a law is broken: where the tables tell them
 * from the others, they are left out until then.
 */
export const checkLiveness = (
  compiled: Compiled,
  search: Search,
  options: LivenessOptions = {},
): LivenessAnswer[] => {
  const laws = compiled.laws.filter(isLiveness);
  if (laws.length === 0) return [];
  const judge = unlessOut(() => judgeOf(compiled, search, options));
  return laws.map((law) => {
    const answer = judge instanceof OutOfBudget ? judge : unlessOut(() => judge(law));
    return answer instanceof OutOfBudget ? undecided(law, answer.message) : answer;
  });
};

/** Judges one law after the other on the steps of a search, which are found first. */
const judgeOf = (
  compiled: Compiled,
  search: Search,
  options: LivenessOptions,
): ((law: LivenessLaw) => LivenessAnswer) => {
  const noted = waitsOf(compiled);
  const findWhole = (): FoundSteps | undefined => foundSteps(compiled, search, { ...options, noted });
  const { states, transitions, expanded, stopped } = search.status();
  const isWhole = search.isExact === true && expanded === states && stopped === undefined;
  const found = isWhole
    ? foundSteps(compiled, search, {
        ...options,
        noted,
        returning: () => returningSteps(compiled, transitions),
      })
    : findWhole();
  if (!found) return tooManySteps;
  const staying = stayingIn(compiled, found);
  let whole: LassoFinder | undefined;
  return (law) => {
    pace();
    const subjects = subjectsOf(compiled, law).map((subject) => new Waits(compiled, law, found, subject));
    // of nearly all laws nothing is left to be looked for: no fair run waits for ever, from whatever state
    const open = subjects.filter((waits) => staying.states.some((state) => waits.isUnmet(state)));
    if (open.length > 0 && !whole) {
      const steps = isWhole ? findWhole() : found;
      if (!steps) return tooManySteps(law);
      whole = new LassoFinder(compiled, steps, staying);
    }
    const lassos = open.flatMap((waits) => whole!.shortest(waits.waiting()) ?? []);
    const [lasso] = lassos.sort((a, b) => lengthOf(a) - lengthOf(b));
    if (lasso) return { law: law.id, verdict: 'violated', lasso };
    if (!isWhole && !found.graph.complete)
      return { law: law.id, verdict: 'undecided', why: 'the search did not store every reachable state' };
    if (subjects.every((waits) => waits.isVacuous))
      return { law: law.id, verdict: 'vacuous', why: 'nothing ever waits for the goal' };
    return { law: law.id, verdict: 'holds' };
  };
};

const undecided = ({ id }: LivenessLaw, why: string): LivenessAnswer => ({
  law: id,
  verdict: 'undecided',
  why,
});

const tooManySteps = (law: LivenessLaw): LivenessAnswer => undecided(law, 'too many steps to store');
