import { pace } from '../budget/pace.ts';
import type { Compiled, CompiledWait } from '../compile/compiled.ts';
import { Tuples } from '../compile/tuples.ts';
import { layoutOf } from '../explore/layout.ts';
import { Masks } from '../explore/masks.ts';
import type { Search } from '../explore/search.ts';
import { Successors } from '../explore/successors.ts';
import { webAssembly } from '../explore/wasm/host.ts';
import type { Returning } from './returning.ts';
import type { StateGraph } from './stateGraph.ts';
import { StepList } from './stepList.ts';
import { StepFinder } from './wasm/stepFinder.ts';

/** What is found in one pass over the states of a search. */
export type FoundSteps = {
  readonly graph: StateGraph;
  /** by state, 1 or 0: no fair rule is enabled */
  readonly resting: Uint8Array;
  /** by state, `noteWords` numbers: a bit for each of the conditions that were asked about */
  readonly notes: Int32Array;
  readonly noteWords: number;
};

export type FindOptions = {
  /**
   * Steps that may be part of a cycle: where there are many states, only those that have such a step are given their steps,
   * and all others lead to -1.
   */
  readonly returning?: () => Returning;
  /** conditions to be noted */
  readonly noted?: readonly CompiledWait[];
  /** more steps than this are not stored: about 6 bytes each */
  readonly edgeLimit?: number;
  /** searches of fewer states are not worth the generation of code */
  readonly leastGenerated?: number;
};

const defaultEdgeLimit = 400_000_000;

/** offsets are 32-bit numbers */
const mostEdges = 2 ** 31 - 1;

/** Finds the steps of a search again: `undefined` if there are more than the limit, or more than there is memory for. */
export const foundSteps = (
  compiled: Compiled,
  search: Search,
  options: FindOptions = {},
): FoundSteps | undefined => {
  const { edgeLimit = defaultEdgeLimit, leastGenerated = 2_000 } = options;
  const limit = Math.min(edgeLimit, mostEdges);
  const { states, transitions } = search.status();
  if (!options.returning && transitions > limit) return undefined;
  try {
    const generated = webAssembly && states >= leastGenerated;
    const found = generated ? generatedSteps(compiled, search, limit, options) : undefined;
    return found === 'unsettled' || !generated ? interpretedSteps(compiled, search, limit, options) : found;
  } catch (error) {
    // what typed arrays throw when there is no memory for them
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** By generated code. Where urgent rules do not settle, the interpreted one is left to refuse. */
const generatedSteps = (
  compiled: Compiled,
  search: Search,
  limit: number,
  { returning: returningOf, noted = [] }: FindOptions,
): FoundSteps | 'unsettled' | undefined => {
  const returning = returningOf?.() ?? compiled.rules.map(({ allow }) => allow);
  const { states, transitions } = search.status();
  const finder = new StepFinder(compiled, search, returning, noted);
  const isAll = returning.every((rule) => rule);
  const list = new StepList(states, compiled.rules.length, isAll ? transitions : 0, limit);
  const { noteWords } = finder;
  const resting = new Uint8Array(states);
  const notes = new Int32Array(states * noteWords);
  while (finder.advance(list.count)) {
    pace(finder.first, 'states');
    if (!list.add(finder.targets, finder.rules)) return undefined;
    list.offsets.set(finder.ends, finder.first + 1);
    resting.set(finder.resting, finder.first);
    notes.set(finder.notes, finder.first * noteWords);
  }
  if (finder.isUnsettled) return 'unsettled';
  return { graph: graphOf(compiled, list), resting, notes, noteWords };
};

/** The definition: steps of all states, found from the tables. */
const interpretedSteps = (
  compiled: Compiled,
  search: Search,
  limit: number,
  { noted = [] }: FindOptions,
): FoundSteps | undefined => {
  const { states, transitions } = search.status();
  const successors = new Successors(compiled);
  const masks = new Masks(compiled, noted);
  const list = new StepList(states, compiled.rules.length, transitions, limit);
  const index = new Tuples(compiled.units.length);
  for (let state = 0; state < states; state++) index.idOf(successors.read(search.stateAt(state)));
  const resting = new Uint8Array(states);
  const notes = new Int32Array(states * masks.words);
  for (let state = 0; state < states; state++) {
    pace(state, 'states');
    const locals = successors.read(search.stateAt(state));
    const steps = successors.of(locals);
    // one that the search did not store is numbered after those that it did
    const targets = Int32Array.from(steps, (step) => {
      const target = index.idOf(step.locals);
      return target < states ? target : -1;
    });
    if (
      !list.add(
        targets,
        Int32Array.from(steps, ({ rule }) => rule),
      )
    )
      return undefined;
    list.offsets[state + 1] = list.count;
    resting[state] = steps.some(({ rule }) => compiled.rules[rule]!.rule.fair !== false) ? 0 : 1;
    notes.set(masks.evaluate(locals), state * masks.words);
  }
  return { graph: graphOf(compiled, list), resting, notes, noteWords: masks.words };
};

const graphOf = (compiled: Compiled, list: StepList): StateGraph => ({
  states: list.offsets.length - 1,
  offsets: list.offsets,
  ...list.steps,
  complete: list.complete,
  layout: layoutOf(compiled),
});
