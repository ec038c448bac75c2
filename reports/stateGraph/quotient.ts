import type { LazyState } from '../../checker/lazy/lazyRun.ts';
import type { Explored } from '../explorer/explored.ts';
import { type Observation, remembered } from './observations.ts';

/** All reached states of which something that is looked at is the same. */
export type QuotientNode = {
  readonly says: string;
  readonly states: number;
  /** the way to the nearest of them, as links and `--path` tell it */
  readonly path: readonly number[];
};

/** Some step leads from a state of one node to a state of another. */
export type QuotientArrow = {
  readonly from: number;
  readonly to: number;
  /** the steps that do, by whom */
  readonly steps: readonly string[];
  /** every one of them is a fault, or something that users ask for */
  readonly isFault: boolean;
};

/** The reached states by what is looked at in them. The first node is that of the first state. */
export type Quotient = {
  readonly by: Observation;
  readonly nodes: readonly QuotientNode[];
  readonly arrows: readonly QuotientArrow[];
};

/** Every state of a system, up to so many, and each observation's quotient of them. */
export const quotientsOf = (
  explored: Explored,
  observations: readonly Observation[],
  mostStates: number,
): { readonly states: number; readonly isWhole: boolean; readonly quotients: readonly Quotient[] } => {
  const first = explored.begin().state;
  const states: LazyState[] = [first];
  const parents = [-1];
  const places = [-1];
  const numbers = new Map([[first.join(), 0]]);
  const drafts = observations.map(
    (by) =>
      new QuotientDraft(
        by,
        remembered(by, (state) => explored.snapshots(state)),
      ),
  );
  for (const draft of drafts) draft.add(first, 0);
  let isWhole = true;
  for (let at = 0; at < states.length; at++) {
    const before = states[at]!;
    for (const [place, rule] of explored.possible(before).entries()) {
      const { state } = explored.step(before, rule);
      const key = state.join();
      let number = numbers.get(key);
      if (number === undefined) {
        if (states.length >= mostStates) {
          isWhole = false;
          continue;
        }
        number = states.length;
        numbers.set(key, number);
        states.push(state);
        parents.push(at);
        places.push(place);
        for (const draft of drafts) draft.add(state, number);
      }
      for (const draft of drafts)
        draft.step({ from: at, to: number }, `${rule.actor} ${rule.name}`, Boolean(rule.fair));
    }
  }
  const pathTo = (state: number): readonly number[] => {
    const path: number[] = [];
    for (let at = state; parents[at]! >= 0; at = parents[at]!) path.push(places[at]!);
    return path.reverse();
  };
  return { states: states.length, isWhole, quotients: drafts.map((draft) => draft.done(pathTo)) };
};

class QuotientDraft {
  private readonly by: Observation;
  private readonly look: (state: LazyState) => string;
  private readonly nodes = new Map<string, { readonly id: number; readonly first: number; states: number }>();
  private readonly nodeOf: number[] = [];
  private readonly arrows = new Map<
    string,
    { from: number; to: number; steps: Set<string>; isFault: boolean }
  >();

  constructor(by: Observation, look: (state: LazyState) => string) {
    this.by = by;
    this.look = look;
  }

  add(state: LazyState, number: number): void {
    const says = this.look(state);
    const node = this.nodes.get(says) ?? { id: this.nodes.size, first: number, states: 0 };
    node.states += 1;
    this.nodes.set(says, node);
    this.nodeOf.push(node.id);
  }

  step(between: { readonly from: number; readonly to: number }, says: string, isFair: boolean): void {
    const [from, to] = [this.nodeOf[between.from]!, this.nodeOf[between.to]!];
    if (from === to) return;
    const key = `${from} ${to}`;
    const arrow = this.arrows.get(key) ?? { from, to, steps: new Set<string>(), isFault: true };
    arrow.steps.add(says);
    arrow.isFault &&= !isFair;
    this.arrows.set(key, arrow);
  }

  done(pathTo: (state: number) => readonly number[]): Quotient {
    return {
      by: this.by,
      nodes: [...this.nodes].map(([says, { states, first }]) => ({ says, states, path: pathTo(first) })),
      arrows: [...this.arrows.values()].map(({ from, to, steps, isFault }) => ({
        from,
        to,
        steps: [...steps],
        isFault,
      })),
    };
  }
}
