import type { Random } from '../simulate/random.ts';
import type { Rule } from '../system/rule.ts';

/** how much more often the quickest rules happen than the slowest, as a power of two */
const paces = 8;

/**
 * Chooses among rules as if some were much slower than others: which ones is chosen for each run, by their names.
 * Where all are alike, what takes many steps in a row hardly ever happens.
 */
export class Pace {
  private readonly random: Random;
  private readonly weights = new Map<string, number>();

  constructor(random: Random) {
    this.random = random;
  }

  choose(rules: readonly Rule[]): Rule {
    const weights = rules.map(({ name }) => this.weightOf(name));
    let left = this.random.below(weights.reduce((sum, weight) => sum + weight, 0));
    const chosen = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return rules[chosen]!;
  }

  private weightOf(name: string): number {
    const weight = this.weights.get(name) ?? 2 ** this.random.below(paces + 1);
    this.weights.set(name, weight);
    return weight;
  }
}
