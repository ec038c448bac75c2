import type { Compiled } from '../compile/compiled.ts';
import type { StateGraph } from '../graph/stateGraph.ts';

/** all that is asked of a graph here */
type Steps = Pick<StateGraph, 'offsets' | 'targets' | 'rules'>;

/**
 * Which rule instances are fair, as numbers, and which a set of states is fair to. A rule that the compiler
 * has split is one instance.
 */
export class Fairness {
  /** by compiled rule: its fair instance, or -1 */
  readonly instanceOf: Int32Array;
  readonly count: number;
  private readonly strong: Int32Array;
  private readonly words: number;
  private readonly graph: Steps;

  constructor(compiled: Compiled, graph: Steps) {
    const instances = [...new Set(compiled.rules.flatMap(({ rule }) => (rule.fair ? [rule] : [])))];
    const numbers = new Map(instances.map((rule, number) => [rule, number]));
    this.graph = graph;
    this.count = instances.length;
    this.words = Math.ceil(instances.length / 32);
    this.instanceOf = Int32Array.from(compiled.rules, ({ rule }) => numbers.get(rule) ?? -1);
    this.strong = new Int32Array(this.words);
    instances.forEach((rule, number) => {
      if (rule.fair === 'strong') this.strong[number >>> 5]! |= 1 << (number & 31);
    });
  }

  isStrong(instance: number): boolean {
    return has(this.strong, instance);
  }

  /** The fair instances enabled in a state, as bits. */
  enabledIn(state: number, into: Int32Array = new Int32Array(this.words)): Int32Array {
    const { offsets, rules } = this.graph;
    into.fill(0);
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
      const instance = this.instanceOf[rules[edge]!]!;
      if (instance >= 0) into[instance >>> 5]! |= 1 << (instance & 31);
    }
    return into;
  }

  /** No fair rule is enabled: a run may end here. */
  mayEnd(state: number): boolean {
    const { offsets, rules } = this.graph;
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++)
      if (this.instanceOf[rules[edge]!]! >= 0) return false;
    return true;
  }

  /** None of these fair instances is enabled in a state. */
  isDisabled(state: number, instances: readonly number[]): boolean {
    const { offsets, rules } = this.graph;
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++)
      if (instances.includes(this.instanceOf[rules[edge]!]!)) return false;
    return true;
  }

  /**
   * Can a run go round for ever through all states of a component? `never`: not through any part of it;
   * else the strongly fair instances that are enabled in it but never happen: empty if it can, and if not,
   * then perhaps in a part of it where they are not enabled.
   */
  judge(states: Int32Array, isInside: (state: number) => boolean): 'never' | readonly number[] {
    const { offsets, targets, rules } = this.graph;
    const everywhere = new Int32Array(this.words).fill(-1);
    const somewhere = new Int32Array(this.words);
    const taken = new Int32Array(this.words);
    const enabled = new Int32Array(this.words);
    for (const state of states) {
      enabled.fill(0);
      for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
        const instance = this.instanceOf[rules[edge]!]!;
        if (instance < 0) continue;
        enabled[instance >>> 5]! |= 1 << (instance & 31);
        const target = targets[edge]!;
        if (target >= 0 && isInside(target)) taken[instance >>> 5]! |= 1 << (instance & 31);
      }
      for (let word = 0; word < this.words; word++) {
        everywhere[word]! &= enabled[word]!;
        somewhere[word]! |= enabled[word]!;
      }
    }
    const starved: number[] = [];
    for (let instance = 0; instance < this.count; instance++) {
      if (has(taken, instance)) continue;
      if (has(everywhere, instance)) return 'never';
      if (has(somewhere, instance) && this.isStrong(instance)) starved.push(instance);
    }
    return starved;
  }
}

export const has = (bits: Int32Array, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;
