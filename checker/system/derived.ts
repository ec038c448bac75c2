import type { AnyMachineSnapshot } from 'xstate';
import type { AnyComponent } from './component.ts';
import type { Guard } from './guard.ts';
import { type Parts, rowOf, type SnapshotsOf } from './parts.ts';
import { type Sight, sightNumber } from './sight.ts';

/**
 * Something that follows from several components of one group: worked out once for each of their joint states, as far
 * as these are told apart by what is seen of them, and asked by guards as if it were a component.
 */
export class Derived<V> {
  readonly components: readonly AnyComponent[];
  private readonly sights: readonly (Sight | undefined)[];
  private readonly work: (snapshots: readonly AnyMachineSnapshot[]) => V;
  /** by what is seen of all components, if something is said of each */
  private readonly known: Map<string, V> | undefined;
  /** guards ask about one state one after the other, and then about one that differs little */
  private latest: { readonly snapshots: readonly AnyMachineSnapshot[]; readonly value: V } | undefined;
  /** what was seen of each component then, as a number */
  private readonly numbers: number[] = [];

  constructor(
    components: readonly AnyComponent[],
    sights: readonly (Sight | undefined)[],
    work: (snapshots: readonly AnyMachineSnapshot[]) => V,
    known = new Map<string, V>(),
  ) {
    this.components = components;
    this.sights = sights;
    this.work = work;
    this.known = sights.every((sight) => sight !== undefined) ? known : undefined;
  }

  /** guard: what follows satisfies the predicate */
  is(predicate: (value: V) => boolean): Guard {
    return {
      kind: 'together',
      components: this.components,
      predicate: (...snapshots) => predicate(this.of(snapshots)),
      wanted: true,
      ...(this.sights.some((sight) => sight !== undefined) ? { sights: this.sights } : {}),
    };
  }

  /** What follows from these snapshots, given in the order of the components. */
  of(snapshots: readonly AnyMachineSnapshot[]): V {
    const { latest, known } = this;
    if (latest && snapshots.every((snapshot, at) => snapshot === latest.snapshots[at])) return latest.value;
    const value = known ? this.remembered(snapshots, known) : this.work(snapshots);
    this.latest = { snapshots, value };
    return value;
  }

  /** The same from wherever the snapshots of components are kept. */
  from(snapshotOf: (component: AnyComponent) => AnyMachineSnapshot): V {
    return this.of(this.components.map(snapshotOf));
  }

  private remembered(snapshots: readonly AnyMachineSnapshot[], known: Map<string, V>): V {
    const { sights, numbers, latest } = this;
    for (let at = 0; at < snapshots.length; at++) {
      const snapshot = snapshots[at]!;
      if (snapshot !== latest?.snapshots[at]) numbers[at] = sightNumber(sights[at]!, snapshot);
    }
    const key = numbers.join();
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const value = this.work(snapshots);
    known.set(key, value);
    return value;
  }
}

/** What follows from named parts; `known`: what follows is the same for other parts that the same is seen of, by the same sights. */
export const derived = <const P extends Parts, V>(
  parts: P,
  work: (snapshots: SnapshotsOf<P>) => V,
  known?: Map<string, V>,
): Derived<V> => {
  const { components, sights, named } = rowOf(parts);
  return new Derived(components, sights, (snapshots) => work(named(snapshots)), known);
};
