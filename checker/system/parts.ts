import type { AnyMachineSnapshot, SnapshotFrom } from 'xstate';
import { type AnyComponent, Component } from './component.ts';
import type { Sight } from './sight.ts';

/** A component of which only this is read: plain data, by which its states are told apart. */
export class Seen<C extends AnyComponent = AnyComponent> {
  readonly component: C;
  readonly sight: Sight;

  constructor(component: C, sight: Sight) {
    this.component = component;
    this.sight = sight;
  }
}

/** Promises that nothing of a component is read but what the sight tells of it. */
export const seen = <C extends AnyComponent>(
  component: C,
  sight: Sight<C extends Component<infer M> ? SnapshotFrom<M> : never>,
): Seen<C> => new Seen(component, sight as Sight);

/** A component, several of them, a record of them, or none where there may be none. */
export type Part = AnyComponent | Seen | undefined | readonly Part[] | Parts;

/** Components under names of their own: what a guard or a view reads together. */
export type Parts = { readonly [name: string]: Part };

/** The same, with the snapshot of each component in its place. */
export type SnapshotsOf<P> =
  P extends Component<infer M>
    ? SnapshotFrom<M>
    : P extends Seen<infer C>
      ? SnapshotsOf<C>
      : P extends readonly (infer E)[]
        ? readonly SnapshotsOf<E>[]
        : P extends object
          ? { readonly [K in keyof P]: SnapshotsOf<P[K]> }
          : P;

/** The components of named parts in a row, what is seen of each, and how to put their snapshots under their names. */
export type Row<P extends Parts> = {
  readonly components: readonly AnyComponent[];
  /** by component; absent: anything of it may be read */
  readonly sights: readonly (Sight | undefined)[];
  readonly named: (snapshots: readonly AnyMachineSnapshot[]) => SnapshotsOf<P>;
  /** the same from wherever the snapshots of components are kept */
  readonly from: (snapshotOf: (component: AnyComponent) => AnyMachineSnapshot) => SnapshotsOf<P>;
};

/** Lays named parts out in a row. */
export const rowOf = <const P extends Parts>(parts: P): Row<P> => {
  const components: AnyComponent[] = [];
  const sights: (Sight | undefined)[] = [];
  const take = ({ component, sight }: Pick<Seen, 'component'> & { sight: Sight | undefined }): Reader => {
    const at = components.length;
    components.push(component);
    sights.push(sight);
    return (snapshots) => snapshots[at];
  };
  const readerOf = (part: Part): Reader => {
    if (part === undefined) return () => undefined;
    if (isComponent(part)) return take({ component: part, sight: undefined });
    if (part instanceof Seen) return take(part);
    if (isList(part)) {
      const readers = part.map(readerOf);
      return (snapshots) => readers.map((read) => read(snapshots));
    }
    const fields = Object.entries<Part>(part).map(([name, field]) => ({ name, read: readerOf(field) }));
    return (snapshots) => {
      const record: { [name: string]: unknown } = {};
      for (const { name, read } of fields) record[name] = read(snapshots);
      return record;
    };
  };
  const named = readerOf(parts) as (snapshots: readonly AnyMachineSnapshot[]) => SnapshotsOf<P>;
  return { components, sights, named, from: (snapshotOf) => named(components.map(snapshotOf)) };
};

const isComponent = (part: Part): part is AnyComponent => part instanceof Component;
const isList = (part: readonly Part[] | Parts): part is readonly Part[] => Array.isArray(part);

type Reader = (snapshots: readonly AnyMachineSnapshot[]) => unknown;
