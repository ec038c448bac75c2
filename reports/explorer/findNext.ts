import type { LazyState } from '../../checker/lazy/lazyRun.ts';
import type { Explored, Moment } from './explored.ts';

/** How far a search may go. */
export type FindLimits = {
  /** steps from where it begins */
  readonly steps: number;
  /** states that are looked at */
  readonly states: number;
  /** what goes wrong, or is asked for by users, may happen too */
  readonly faults: boolean;
};

export type FindProgress = { readonly states: number; readonly steps: number };

export type Found =
  | { readonly kind: 'found'; readonly path: readonly number[]; readonly states: number }
  /** there is none within so many steps; `everywhere`: there is none at all */
  | { readonly kind: 'none'; readonly states: number; readonly steps: number; readonly everywhere: boolean }
  | { readonly kind: 'too many'; readonly states: number; readonly steps: number };

export const usualLimits: FindLimits = { steps: 30, states: 50_000, faults: true };

/** progress is told after so many states */
const portion = 200;

/**
 * The nearest moment after this one of which something is true, breadth first, by the fewest steps. Tells after each
 * portion how far it is: whoever asks for no more portions has ended the search.
 */
export function* findNext(
  explored: Explored,
  from: LazyState,
  isWanted: (moment: Moment) => boolean,
  { steps, states, faults }: FindLimits,
): Generator<FindProgress, Found> {
  const found: { readonly state: LazyState; readonly parent: number; readonly place: number }[] = [
    { state: from, parent: -1, place: -1 },
  ];
  const known = new Set([from.join()]);
  const pathTo = (at: number): number[] => {
    const path: number[] = [];
    for (let index = at; found[index]!.parent >= 0; index = found[index]!.parent)
      path.push(found[index]!.place);
    return path.reverse();
  };
  let levelEnd = 1;
  let depth = 0;
  for (let at = 0; at < found.length; at++) {
    if (at === levelEnd) {
      depth += 1;
      levelEnd = found.length;
    }
    if (depth >= steps) return { kind: 'none', states: found.length, steps: depth, everywhere: false };
    if (at % portion === portion - 1) yield { states: found.length, steps: depth };
    const { state } = found[at]!;
    for (const [place, rule] of explored.possible(state).entries()) {
      if (!faults && !rule.fair) continue;
      const moment = explored.step(state, rule);
      if (isWanted(moment)) return { kind: 'found', path: [...pathTo(at), place], states: found.length };
      const key = moment.state.join();
      if (known.has(key)) continue;
      if (found.length >= states) return { kind: 'too many', states: found.length, steps: depth };
      known.add(key);
      found.push({ state: moment.state, parent: at, place });
    }
  }
  return { kind: 'none', states: found.length, steps: depth, everywhere: faults };
}
