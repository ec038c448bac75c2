import type { ChartTable } from '../charts/chartTable.ts';
import { stateText } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import type { Guard } from '../system/guard.ts';

/** A sum over components: what each adds in each of its local states. */
export type ComponentCounter = { readonly weights: ReadonlyMap<number, Float64Array> };

/** A counter must lie between two numbers, inclusive. */
export type CountTest = { readonly counter: number; readonly least: number; readonly most: number };

type CountGuard = Extract<Guard, { kind: 'count' }>;

/** Collects the counters of a system; equal sums share one counter. */
export class Counters {
  readonly all: ComponentCounter[] = [];
  private readonly byContent = new Map<string, number>();
  private readonly tables: readonly ChartTable[];

  constructor(tables: readonly ChartTable[]) {
    this.tables = tables;
  }

  /** A test of a sum of terms. Where terms are negative, both the sum and the limits are lifted above zero. */
  test({ terms, least, most }: CountGuard, where: string): CountTest {
    const weights = new Map<number, Float64Array>();
    for (const { component, weight } of terms) {
      const sums =
        weights.get(component.index) ?? new Float64Array(this.tables[component.index]!.snapshots.length);
      this.tables[component.index]!.snapshots.forEach((snapshot, id) => {
        const value = weight(snapshot);
        if (weight(snapshot) !== value) {
          const text = stateText(snapshot);
          throw new Refusal(
            'CK103',
            `${where}, ${component.name}`,
            `a weight is not always ${value} for ${text}`,
          );
        }
        if (!Number.isSafeInteger(value)) {
          throw new Refusal(
            'CK204',
            `${where}, ${component.name}`,
            `a count adds ${value}, not a whole number`,
          );
        }
        sums[id]! += value;
      });
      weights.set(component.index, sums);
    }
    let lift = 0;
    for (const sums of weights.values()) {
      const lowest = sums.reduce((low, value) => Math.min(low, value), 0);
      sums.forEach((value, id) => {
        sums[id] = value - lowest;
      });
      lift -= lowest;
    }
    const limits = { least: least + lift, most: most + lift };
    const key = [...weights].map(([index, sums]) => `${index}:${sums.join()}`).join('|');
    const known = this.byContent.get(key);
    if (known !== undefined) return { counter: known, ...limits };
    this.byContent.set(key, this.all.length);
    this.all.push({ weights });
    return { counter: this.all.length - 1, ...limits };
  }
}
