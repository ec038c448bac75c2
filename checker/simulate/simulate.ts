import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import { layoutOf } from '../explore/layout.ts';
import { choiceOf } from '../trace/trace.ts';
import { randomFrom, seedOf } from './random.ts';
import type { SampledLaw } from './sampledLaw.ts';

export type SimulationOptions = {
  readonly seed: number;
  readonly runs: number;
  /** a run ends after so many steps, if it does not end by itself */
  readonly steps: number;
  /** called after each run; false stops */
  readonly onRun?: (run: number) => boolean;
};

/** The first breach that random runs met. */
export type SimulatedLaw = SampledLaw<{ readonly run: number }>;

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
  const walks = new RandomWalks(compiled, options);
  for (let run = 1; run <= options.runs; run++) {
    walks.walk();
    if (options.onRun?.(run) === false) break;
  }
  return walks.result();
};

/** The same, one run at a time, for who has other things to do in between. */
export class RandomWalks {
  private runs = 0;
  private steps = 0;
  private ended = 0;
  private readonly ruleCounts: number[];
  private readonly compiled: Compiled;
  private readonly options: Pick<SimulationOptions, 'seed' | 'steps'>;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly breaches = new Map<number, NonNullable<SimulatedLaw['broken']>>();

  constructor(compiled: Compiled, options: Pick<SimulationOptions, 'seed' | 'steps'>) {
    this.compiled = compiled;
    this.options = options;
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, layoutOf(compiled), this.found);
    this.ruleCounts = compiled.rules.map(() => 0);
  }

  walk(): void {
    const number = this.runs;
    this.runs += 1;
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

  result(): Simulation {
    const { runs, steps, ended, ruleCounts } = this;
    const laws = this.found
      .all()
      .map(({ law, witnessed }, index) => ({ law, witnessed, broken: this.breaches.get(index) }));
    return { seed: this.options.seed, runs, steps, ended, ruleCounts, laws };
  }

  /** Keeps the way to breaches that are new. */
  private remember(run: number, path: readonly number[]): void {
    this.found.all().forEach(({ broken }, law) => {
      if (!broken || this.breaches.has(law)) return;
      const rules = broken.rule === undefined ? path : [...path, broken.rule];
      this.breaches.set(law, {
        run,
        choices: rules.map((rule) => choiceOf(this.compiled.rules[rule]!.rule)),
      });
    });
  }
}
