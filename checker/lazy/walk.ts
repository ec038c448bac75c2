import type { Rule } from '../system/rule.ts';
import type { LazyBreach, LazyJudge } from './lazyJudge.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';

/** What a walk meets: a state, or one of the steps that lead to it. `way`: the places of the steps from the beginning. */
export type Met = { readonly state: LazyState; readonly way: () => readonly number[] } & (
  | { readonly kind: 'state' }
  | { readonly kind: 'step'; readonly before: LazyState; readonly rule: Rule }
);

type Found = { readonly state: LazyState; readonly parent: number; readonly place: number };

/** The first states of a system, breadth first, so that the first way to something is a shortest; `most` states at most. */
export function* walk(run: LazyRun, most: number): Generator<Met> {
  const found: Found[] = [{ state: run.initial().state, parent: -1, place: -1 }];
  const known = new Set([found[0]!.state.join()]);
  yield { kind: 'state', state: found[0]!.state, way: () => [] };
  for (let at = 0; at < found.length && found.length < most; at++) {
    const { state } = found[at]!;
    for (const [place, rule] of run.enabled(state).entries()) {
      const way = () => [...wayTo(found, at), place];
      let before = state;
      for (const { rule: happened, after } of run.fire(rule, state)) {
        yield { kind: 'step', before, state: after, rule: happened, way };
        before = after;
      }
      yield { kind: 'state', state: before, way };
      if (known.has(before.join())) continue;
      known.add(before.join());
      found.push({ state: before, parent: at, place });
    }
  }
}

/** What a judge says of a state or a step that is met. */
export const breachOf = (judge: LazyJudge, met: Met): LazyBreach | undefined =>
  met.kind === 'step' ? judge.judgeStep(met.before, met.state, met.rule) : judge.judgeState(met.state);

const wayTo = (found: readonly Found[], at: number): number[] => {
  const places: number[] = [];
  for (let index = at; found[index]!.parent >= 0; index = found[index]!.parent)
    places.unshift(found[index]!.place);
  return places;
};
