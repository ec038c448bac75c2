import type { Rule } from '../system/rule.ts';
import type { LazyBreach, LazyJudge } from './lazyJudge.ts';
import type { LazyRun, LazyState } from './lazyRun.ts';

/** A rule happens, and the urgent ones that follow at once: where that leads, up to the first breach of a step or of the last state. */
export const judgedStep = (
  run: LazyRun,
  judge: LazyJudge,
  from: LazyState,
  rule: Rule,
): { readonly state: LazyState; readonly breach: LazyBreach | undefined } => {
  let state = from;
  for (const { rule: happened, after } of run.fire(rule, from)) {
    const breach = judge.judgeStep(state, after, happened);
    state = after;
    if (breach) return { state, breach };
  }
  return { state, breach: judge.judgeState(state) };
};
