import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Random } from '../../../checker/simulate/random.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { Choice } from '../../../checker/trace/trace.ts';
import type { NodeParts } from '../../../models/podOnNode/parts/nodeParts.ts';
import type { ModelLaw } from '../../../properties/laws/modelLaws.ts';
import { timedKinds } from '../../../properties/laws/timed.ts';
import { Chronicle } from './chronicle.ts';
import { DueTimes } from './dueTimes.ts';
import { TimedJudge } from './timedJudge.ts';

/** One thing that happened, and when: seconds since the beginning. */
export type TimedChoice = Choice & { readonly at: number };

export type TimedLifetime = {
  readonly choices: readonly TimedChoice[];
  readonly broken: { readonly law: string; readonly subject: string } | undefined;
};

export type LifetimeLimits = {
  /** choices at most */
  readonly steps: number;
  /** virtual seconds at most */
  readonly seconds: number;
};

export const usualLimits: LifetimeLimits = { steps: 150, seconds: 7200 };

/** Lives through one node again and again: what was learnt about its charts and laws is kept from life to life. */
export class Lifetimes {
  readonly run: LazyRun;
  readonly parts: NodeParts;
  /** called with every step, and when it happened: seconds since the beginning */
  onStep: ((rule: Rule, before: LazyState, after: LazyState, at: number) => void) | undefined;
  private readonly judge: LazyJudge;
  private readonly timed: TimedJudge;
  private readonly chronicle: Chronicle;
  private readonly due: DueTimes;

  constructor(parts: NodeParts, run: LazyRun, laws: readonly ModelLaw[]) {
    this.run = run;
    this.parts = parts;
    const isTimed = (law: ModelLaw) => 'of' in law && timedKinds.includes(law.of);
    this.judge = new LazyJudge(
      run,
      laws.filter((law) => !isTimed(law)),
    );
    this.timed = new TimedJudge(laws.filter(isTimed));
    this.chronicle = new Chronicle(parts, run);
    this.due = new DueTimes(run);
  }

  /** The laws that were really exercised so far. */
  witnessed(): Set<string> {
    return new Set([...this.judge.witnessed, ...this.timed.witnessed]);
  }

  /** A life from the beginning, by the virtual clock: of all that can happen, what is due first does. */
  live(random: Random, limits: LifetimeLimits = usualLimits): TimedLifetime {
    const { chronicle, due } = this;
    chronicle.begin();
    due.begin();
    const choices: TimedChoice[] = [];
    let { state } = this.run.initial();
    while (choices.length < limits.steps) {
      const next = due.next(state, chronicle, random);
      if (!next || next.at > limits.seconds) break;
      const { rule, at } = next;
      chronicle.now = at;
      due.happened(rule);
      choices.push({ at, rule: rule.name, args: rule.args });
      for (const { rule: happened, after } of this.run.fire(rule, state)) {
        this.onStep?.(happened, state, after, at);
        chronicle.note(happened, state, after);
        const broken =
          this.judge.judgeStep(state, after, happened) ?? this.timed.judgeStep(chronicle.moves, happened);
        state = after;
        if (broken) return { choices, broken };
      }
      const broken = this.judge.judgeState(state) ?? this.timed.judgeState(chronicle.podViews(state));
      if (broken) return { choices, broken };
    }
    return { choices, broken: undefined };
  }
}
