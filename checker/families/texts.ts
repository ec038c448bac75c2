import type { Compiled, CompiledCondition, CompiledRule } from '../compile/compiled.ts';
import type { CountTest } from '../compile/counter.ts';
import type { Permutation } from '../symmetry/permutation.ts';
import type { Rule } from '../system/rule.ts';

/** Writes rules and conditions out, as they are or as a permutation makes them: equal texts mean the same. */
export class Texts {
  private readonly permutation: Permutation;
  private readonly rename: (name: string) => string;
  private readonly named: ReadonlySet<Rule>;
  private readonly counterTexts: readonly string[];
  private readonly imageTexts: readonly string[];

  constructor(compiled: Compiled, permutation: Permutation, rename: (name: string) => string) {
    this.permutation = permutation;
    this.rename = rename;
    this.named = new Set(compiled.joints.flatMap(({ when }) => [...(when ?? [])]));
    this.counterTexts = compiled.counters.map(({ weights }) =>
      weights.map((table) => table?.join()).join('|'),
    );
    this.imageTexts = compiled.counters.map(({ weights }) =>
      this.images(weights)
        .map((table) => table?.join())
        .join('|'),
    );
  }

  of(flat: CompiledRule): string {
    const { next, notes, rule } = flat;
    const who = this.named.has(rule) ? rule.about.join() : '';
    return [rule.name, who, this.ofCondition(flat), tablesText(next), tablesText(notes)].join(' # ');
  }

  ofImage(flat: CompiledRule): string | undefined {
    const { next, notes, rule } = flat;
    const who = this.named.has(rule) ? rule.about.map(this.rename).join() : '';
    const moved = this.images(next, true);
    return [
      rule.name,
      who,
      this.ofImageOfCondition(flat),
      tablesText(moved),
      tablesText(this.images(notes)),
    ].join(' # ');
  }

  ofCondition({ allow, counts }: CompiledCondition): string {
    return `${tablesText(allow)} # ${testsText(counts, this.counterTexts)}`;
  }

  ofImageOfCondition({ allow, counts }: CompiledCondition): string {
    return `${tablesText(this.images(allow))} # ${testsText(counts, this.imageTexts)}`;
  }

  /** Tables of units, moved to their counterparts; `ofStates`: their entries are local states, and move as well. */
  private images(
    tables: readonly (ArrayLike<number> | undefined)[],
    ofStates = false,
  ): (number[] | undefined)[] {
    const { units, states } = this.permutation;
    const images: (number[] | undefined)[] = tables.map(() => undefined);
    tables.forEach((table, unit) => {
      if (!table) return;
      const image: number[] = [];
      states[unit]!.forEach((to, local) => {
        image[to] = ofStates ? states[unit]![table[local]!]! : table[local]!;
      });
      images[units[unit]!] = image;
    });
    return images;
  }
}

const tablesText = (tables: readonly (ArrayLike<number> | undefined)[]): string =>
  tables.map((table) => (table ? Array.from(table).join() : '')).join('|');

const testsText = (counts: readonly CountTest[], counters: readonly string[]): string =>
  counts
    .map(({ counter, least, most }) => `${least} ${most} ${counters[counter]}`)
    .sort()
    .join(' & ');
