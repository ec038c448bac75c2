import type { Compiled } from '../../checker/compile/compiled.ts';
import type { Exploration } from '../../checker/explore/explore.ts';
import { type Successor, Successors } from '../../checker/explore/successors.ts';
import { type Aspect, aspectsOf } from './aspects.ts';

/** Boxes and arrows: every state of a small graph, or classes of states of a large one. */
export type ExploredGraph = {
  /** undefined: every box is one state; else what tells the boxes apart */
  readonly by: string | undefined;
  /** how many of all states were looked at */
  readonly sampled: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
};

export type Box = { readonly id: number; readonly label: string; readonly states: number };
export type Arrow = { readonly from: number; readonly to: number; readonly rules: readonly string[] };

/** a graph of at most so many states is drawn whole */
const wholeLimit = 40;
/** more boxes or arrows than these nobody reads */
const mostBoxes = 16;
const mostArrows = 36;
/** aspects of a large graph that are drawn */
const mostGraphs = 3;
/** states looked at to draw classes, spread evenly over the search */
const sampleLimit = 4_000;
/** the first states are few among so many, and tell how it all begins: they are looked at too, but not counted */
const earlyLimit = 1_000;

type Locals = readonly number[];
type Sample = { readonly spread: readonly Sampled[]; readonly all: readonly Sampled[] };
type Sampled = { readonly locals: Locals; readonly successors: readonly Successor[] };

/** The graph that a search explored: whole if it is small, else by a few of its aspects, the most telling first. */
export const exploredGraphs = ({ compiled, search, status }: Exploration): ExploredGraph[] => {
  const successors = new Successors(compiled);
  const seen = new Map<number, Sampled>();
  const look = (state: number): Sampled => {
    const locals = successors.read(search.stateAt(state));
    const sampled = seen.get(state) ?? { locals, successors: successors.of(locals) };
    seen.set(state, sampled);
    return sampled;
  };
  const count = Math.min(status.states, sampleLimit);
  const spread = Array.from({ length: count }, (_, index) =>
    look(Math.floor((index * status.states) / count)),
  );
  const early = Array.from({ length: Math.min(status.states, earlyLimit) }, (_, index) => look(index));
  const sample = { spread, all: [...early, ...spread] };
  if (status.states <= wholeLimit) return [graphBy(compiled, undefined, sample)];
  return aspectsOf(compiled)
    .filter((aspect) => isReadable(new Set(sample.all.map(({ locals }) => aspect.of(locals))).size))
    .map((aspect) => graphBy(compiled, aspect, sample))
    .filter(({ arrows }) => arrows.length <= mostArrows)
    .sort((a, b) => b.boxes.length - a.boxes.length)
    .slice(0, mostGraphs);
};

const isReadable = (boxes: number): boolean => boxes > 1 && boxes <= mostBoxes;

const graphBy = (compiled: Compiled, aspect: Aspect | undefined, sample: Sample): ExploredGraph => {
  const boxes = new Map<string, { id: number; label: string; states: number }>();
  const arrows = new Map<string, { from: number; to: number; rules: Set<string> }>();
  const boxOf = (locals: Locals) => {
    const key = aspect ? aspect.of(locals) : locals.join();
    const box = boxes.get(key) ?? { id: boxes.size, label: aspect ? key : String(boxes.size), states: 0 };
    boxes.set(key, box);
    return box;
  };
  for (const { locals } of sample.all) boxOf(locals);
  for (const { locals } of sample.spread) boxOf(locals).states += 1;
  for (const { locals, successors } of sample.all) {
    const from = boxOf(locals);
    for (const { rule, locals: next } of successors) {
      const to = boxOf(next);
      if (aspect && from === to) continue;
      const key = `${from.id} ${to.id}`;
      const arrow = arrows.get(key) ?? { from: from.id, to: to.id, rules: new Set<string>() };
      const { rule: instance } = compiled.rules[rule]!;
      arrow.rules.add(aspect ? instance.name : `${instance.name}: ${instance.about.join(', ')}`);
      arrows.set(key, arrow);
    }
  }
  return {
    by: aspect?.name,
    sampled: sample.spread.length,
    boxes: [...boxes.values()],
    arrows: [...arrows.values()].map(({ from, to, rules }) => ({ from, to, rules: [...rules] })),
  };
};
