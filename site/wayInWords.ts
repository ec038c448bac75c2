import type { LazyRun } from '../checker/lazy/lazyRun.ts';
import { subjectNames } from '../reports/explorer/subjectNames.ts';
import { ruleInWords } from '../reports/questions/ruleInWords.ts';

/** Who does what. */
export type StoryStep = { readonly who: string; readonly does: string };

/** A way in words. */
export const wayInWords = (run: LazyRun, way: readonly number[]): readonly StoryStep[] => {
  let { state } = run.initial();
  const names = subjectNames(run.system, run.snapshots(state));
  return way.map((place) => {
    const rule = run.enabled(state)[place]!;
    state = run.fire(rule, state).at(-1)!.after;
    return ruleInWords(rule, names);
  });
};
