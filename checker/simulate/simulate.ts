import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import { layoutOf } from '../explore/layout.ts';
import type { Choice } from '../trace/trace.ts';
import { randomFrom, seedOf } from './random.ts';

export type SimulationOptions = {
  readonly seed: number;
  readonly runs: number;
  /** a run ends after so many steps, if it does not end by itself */
  readonly steps: number;
  /** called after each run; false stops */
  readonly onRun?: (run: number) => boolean;
};

/** What random runs met of one law. Never meeting a breach proves nothing. */
export type SimulatedLaw = {
  readonly law: string;
  /** the first breach: in which run, and the choices that lead to it from the beginning */
  readonly broken: { readonly run: number; readonly choices: readonly Choice[] } | undefined;
  readonly witnessed: boolean;
};

export type Simulation = {
  readonly seed: number;
  readonly runs: number;
  readonly steps: number;
  /** runs that ended where nothing could happen */
  readonly ended: number;
  readonly laws: readonly SimulatedLaw[];
  /** how often each compiled rule was chosen */
  readonly ruleCounts: readonly number[];
};

/**
 * Random runs of a compiled system, judged by all its laws about states and steps: for systems that are too
 * big to explore. The same seed gives the same runs, and run `n` does not depend on how many there are. Every
 * rule that is enabled on the way is judged, also those that are not chosen.
 */
export const simulate = (compiled: Compiled, options: SimulationOptions): Simulation => {
  const walk = new Walk(compiled, options);
  let runs = 0;
  while (runs < options.runs) {
    walk.run(runs);
    runs += 1;
    if (options.onRun?.(runs) === false) break;
  }
  return {
    seed: options.seed,
    runs,
    steps: walk.steps,
    ended: walk.ended,
    ruleCounts: walk.ruleCounts,
    laws: walk.laws(),
  };
};

class Walk {
  steps = 0;
  ended = 0;
  readonly ruleCounts: number[];
  private readonly compiled: Compiled;
  private readonly options: SimulationOptions;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly breaches = new Map<number, NonNullable<SimulatedLaw['broken']>>();

  constructor(compiled: Compiled, options: SimulationOptions) {
    this.compiled = compiled;
    this.options = options;
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, layoutOf(compiled), this.found);
    this.ruleCounts = compiled.rules.map(() => 0);
  }

  run(number: number): void {
    const random = randomFrom(seedOf(this.options.seed, number));
    const path: number[] = [];
    let state = this.expansion.first();
    for (;;) {
      const known = this.found.changes;
      const next: { readonly rule: number; readonly state: Int32Array }[] = [];
      this.expansion.expand(state, 0, (rule, successor) => next.push({ rule, state: successor }));
      if (this.found.changes > known) this.remember(number, path);
      if (path.length >= this.options.steps) return;
      const chosen = next[random.below(next.length)];
      if (!chosen) {
        this.ended += 1;
        return;
      }
      path.push(chosen.rule);
      this.ruleCounts[chosen.rule]! += 1;
      this.steps += 1;
      state = chosen.state;
    }
  }

  laws(): SimulatedLaw[] {
    return this.found
      .all()
      .map(({ law, witnessed }, index) => ({ law, witnessed, broken: this.breaches.get(index) }));
  }

  /** Keeps the way to breaches that are new. */
  private remember(run: number, path: readonly number[]): void {
    this.found.all().forEach(({ broken }, law) => {
      if (!broken || this.breaches.has(law)) return;
      const rules = broken.rule === undefined ? path : [...path, broken.rule];
      this.breaches.set(law, { run, choices: rules.map((rule) => choiceOf(this.compiled, rule)) });
    });
  }
}

const choiceOf = ({ rules }: Compiled, rule: number): Choice => ({
  rule: rules[rule]!.rule.name,
  args: rules[rule]!.rule.args,
});
