import type { Compiled, CompiledCondition, CompiledRule } from '../compile/compiled.ts';
import { PairNumbers } from '../compile/pairNumbers.ts';

/** By unit: a colour for each of its local states. */
export type Colours = readonly Int32Array[];

/**
 * Colours the local states of a system by what rules do with them, more and more finely, under several ways to mark its
 * units: states that have one colour under two ways are candidates for being each other's counterparts. Nothing is
 * proven by it.
 */
export const coloured = (compiled: Compiled, markings: readonly (readonly number[])[]): Colours[] => {
  const numbers = new PairNumbers();
  const names = new Map<string, number>();
  const nameOf = (name: string): number => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  };
  const palettes = markings.map((marks) => new Palette(compiled, marks, numbers, nameOf));
  for (let before = -1; ; ) {
    const count = new Set(palettes.flatMap(({ states }) => states.flatMap((colours) => [...colours]))).size;
    if (count === before) return palettes.map(({ states }) => states);
    before = count;
    for (const palette of palettes) palette.refine();
  }
};

class Palette {
  states: Int32Array[];
  private readonly compiled: Compiled;
  private readonly marks: readonly number[];
  private readonly numbers: PairNumbers;
  private readonly nameOf: (name: string) => number;
  private readonly counters: readonly number[];

  constructor(
    compiled: Compiled,
    marks: readonly number[],
    numbers: PairNumbers,
    nameOf: (name: string) => number,
  ) {
    this.compiled = compiled;
    this.marks = marks;
    this.numbers = numbers;
    this.nameOf = nameOf;
    const { units, counters, initial } = compiled;
    this.counters = counters.map(({ weights }) =>
      this.sequence(
        weights
          .map((table, unit) => this.sequence([marks[unit]!, ...(table ? [...table].sort(ascending) : [])]))
          .sort(ascending),
      ),
    );
    this.states = units.map(({ size, stateNotes }, unit) =>
      Int32Array.from({ length: size }, (_, local) =>
        this.sequence([
          marks[unit]!,
          stateNotes[local]!,
          initial[unit] === local ? 1 : 0,
          ...counters
            .flatMap(({ weights }, counter) =>
              weights[unit] ? [this.sequence([this.counters[counter]!, weights[unit][local]!])] : [],
            )
            .sort(ascending),
        ]),
      ),
    );
  }

  /**
   * One round: rules are coloured by the states that they allow, what laws see by the states in which they see it; states
   * by the rules that allow them and by what is seen of them.
   */
  refine(): void {
    const { rules, urgent, watches, joints, units } = this.compiled;
    const seen: number[][][] = units.map(({ size }) => Array.from({ length: size }, () => []));
    const note = (condition: CompiledCondition & Partial<CompiledRule>, kind: number): void => {
      const colour = this.colourOf(condition, kind);
      condition.allow.forEach((allow, unit) => {
        const next = condition.next?.[unit];
        if (!allow && !next) return;
        for (let local = 0; local < units[unit]!.size; local++) {
          if (allow && !allow[local]) continue;
          const to = this.states[unit]![next?.[local] ?? local]!;
          seen[unit]![local]!.push(this.sequence([colour, to]));
        }
      });
    };
    for (const rule of rules) note(rule, this.nameOf(rule.rule.name));
    urgent.forEach((rule) => {
      note(rule, this.nameOf(`urgent ${rule.rule.name}`));
    });
    for (const watch of watches) note(watch, this.nameOf(`${watch.law} ${watch.what}`));
    for (const { law, parts } of joints) {
      for (const { part, unit, ids, values } of parts) {
        const among = values.map((_, value) =>
          this.sequence([
            law,
            part,
            ...this.states[unit]!.filter((__, local) => ids[local] === value).sort(),
          ]),
        );
        ids.forEach((value, local) => {
          seen[unit]![local]!.push(this.sequence([law, part, among[value]!]));
        });
      }
    }
    this.states = this.states.map((colours, unit) =>
      colours.map((colour, local) => this.sequence([colour, ...seen[unit]![local]!.sort(ascending)])),
    );
  }

  private colourOf(
    { allow, next, notes, counts }: CompiledCondition & Partial<CompiledRule>,
    kind: number,
  ): number {
    const shares = this.compiled.units.flatMap(({ size }, unit) => {
      const [states, to, noted] = [allow[unit], next?.[unit], notes?.[unit]];
      if (!states && !to && !noted) return [];
      const edges: number[] = [];
      for (let local = 0; local < size; local++) {
        if (states && !states[local]) continue;
        const colours = this.states[unit]!;
        edges.push(this.sequence([colours[local]!, colours[to?.[local] ?? local]!, noted?.[local] ?? 0]));
      }
      return [this.sequence([this.marks[unit]!, ...edges.sort(ascending)])];
    });
    const tests = counts.map(({ counter, least, most }) =>
      this.sequence([this.counters[counter]!, least | 0, most | 0]),
    );
    return this.sequence([kind, ...tests.sort(ascending), -1, ...shares.sort(ascending)]);
  }

  /** The number of a sequence of numbers. */
  private sequence(values: readonly number[]): number {
    return values.reduce((number, value) => this.numbers.of(number, value), values.length);
  }
}

const ascending = (a: number, b: number): number => a - b;
