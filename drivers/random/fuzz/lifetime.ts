import type { Law } from '../../../checker/laws/law.ts';
import { judgedStep } from '../../../checker/lazy/judgedStep.ts';
import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import type { Choice } from '../../../checker/trace/trace.ts';

/** A run of a system by chance: what happened, and the first law that broke, if one did. */
export type Lifetime = {
  readonly choices: readonly Choice[];
  readonly broken: { readonly law: string; readonly subject: string } | undefined;
};

/** how much less often an unfair rule (a failure) is chosen than a fair one, while there are both */
const unfairShare = 4;

/** Walks through a system on its charts, again and again; what one walk found out about the system the next one knows. */
export class Lifetimes {
  private readonly run: LazyRun;
  private readonly judge: LazyJudge;

  constructor(run: LazyRun, laws: readonly Law[]) {
    this.run = run;
    this.judge = new LazyJudge(run, laws);
  }

  /**
   * One walk, from the beginning: each number picks one of the rules that are enabled then. Every law is judged in every
   * state and at every step; the walk ends at the first breach, or when nothing can happen.
   */
  live(picks: readonly number[]): Lifetime {
    const { run, judge } = this;
    const choices: Choice[] = [];
    let { state } = run.initial();
    for (const pick of picks) {
      const rule = choose(run.enabled(state), pick);
      if (!rule) break;
      choices.push({ rule: rule.name, args: rule.args });
      const next = judgedStep(run, judge, state, rule);
      if (next.breach) return { choices, broken: next.breach };
      state = next.state;
    }
    return { choices, broken: undefined };
  }
}

/** One walk through a system that is not walked through again. */
export const lifetime = (system: System, laws: readonly Law[], picks: readonly number[]): Lifetime =>
  new Lifetimes(new LazyRun(system), laws).live(picks);

const choose = (enabled: readonly Rule[], pick: number): Rule | undefined => {
  const fair = enabled.filter((rule) => rule.fair);
  const unfair = enabled.filter((rule) => !rule.fair);
  const from =
    unfair.length > 0 && (fair.length === 0 || pick % unfairShare === unfairShare - 1) ? unfair : fair;
  return from[Math.floor(pick / unfairShare) % Math.max(1, from.length)];
};
