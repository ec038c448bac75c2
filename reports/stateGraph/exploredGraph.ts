import type { Exploration } from '../../checker/explore/explore.ts';
import { Successors } from '../../checker/explore/successors.ts';
import { instanceName } from '../../checker/system/rule.ts';
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
const fewestBoxes = 2;
const mostBoxes = 24;
/** states looked at to draw classes, spread evenly over the search */
const sampleLimit = 4_000;

/** The graph that a search explored, small enough to be drawn. */
export const exploredGraph = ({ compiled, search, status }: Exploration): ExploredGraph => {
  const successors = new Successors(compiled);
  const localsAt = (state: number): number[] => successors.read(search.stateAt(state));
  const count = Math.min(status.states, sampleLimit);
  const sample = Array.from({ length: count }, (_, index) =>
    localsAt(Math.floor((index * status.states) / count)),
  );
  const aspect = status.states <= wholeLimit ? undefined : mostTelling(aspectsOf(compiled), sample);
  const boxes = new Map<string, { id: number; label: string; states: number }>();
  const boxOf = (locals: readonly number[]) => {
    const key = aspect ? aspect.of(locals) : locals.join();
    const box = boxes.get(key) ?? { id: boxes.size, label: aspect ? key : String(boxes.size), states: 0 };
    boxes.set(key, box);
    return box;
  };
  for (const locals of sample) boxOf(locals).states += 1;
  const arrows = new Map<string, { from: number; to: number; rules: Set<string> }>();
  for (const locals of sample) {
    const from = boxOf(locals);
    for (const { rule, locals: next } of successors.of(locals)) {
      const to = boxOf(next);
      if (aspect && from === to) continue;
      const key = `${from.id} ${to.id}`;
      const arrow = arrows.get(key) ?? { from: from.id, to: to.id, rules: new Set<string>() };
      const { rule: instance } = compiled.rules[rule]!;
      arrow.rules.add(aspect ? instance.name : instanceName(instance));
      arrows.set(key, arrow);
    }
  }
  return {
    by: aspect?.name,
    sampled: count,
    boxes: [...boxes.values()],
    arrows: [...arrows.values()].map(({ from, to, rules }) => ({ from, to, rules: [...rules] })),
  };
};

/** The aspect with the most classes that still can be drawn. */
const mostTelling = (
  aspects: readonly Aspect[],
  sample: readonly (readonly number[])[],
): Aspect | undefined => {
  const sizes = aspects.map((aspect) => ({ aspect, size: new Set(sample.map(aspect.of)).size }));
  const fitting = sizes.filter(({ size }) => size >= fewestBoxes && size <= mostBoxes);
  return (fitting.length ? fitting : sizes).sort((a, b) =>
    fitting.length ? b.size - a.size : a.size - b.size,
  )[0]?.aspect;
};
