import type { AnyMachineSnapshot, AnyStateMachine, SnapshotFrom } from 'xstate';
import type { AnyComponent, Component, Predicate, SomePredicate } from './component.ts';
import { type Parts, rowOf, type SnapshotsOf } from './parts.ts';
import type { Sight } from './sight.ts';

/**
 * When a rule is enabled. Guards read one component, several components of one group, or a count over
 * components; nothing else, so that each compiles to a bit test or to a comparison of a counter.
 */
export type Guard =
  | {
      readonly kind: 'is';
      readonly component: AnyComponent;
      readonly predicate: SomePredicate;
      readonly wanted: boolean;
    }
  | {
      readonly kind: 'together';
      readonly components: readonly AnyComponent[];
      readonly predicate: (...snapshots: AnyMachineSnapshot[]) => boolean;
      readonly wanted: boolean;
      /** by component, plain data that is all that the predicate reads of it; absent: it may read anything */
      readonly sights?: readonly (Sight | undefined)[];
    }
  | { readonly kind: 'count'; readonly terms: readonly Term[]; readonly least: number; readonly most: number }
  | { readonly kind: 'all'; readonly guards: readonly Guard[] }
  | { readonly kind: 'any'; readonly guards: readonly Guard[] };

/** What one component adds to a count: a whole number; one below zero is taken away. */
export type Term = {
  readonly component: AnyComponent;
  readonly weight: (snapshot: AnyMachineSnapshot) => number;
};

/**
 * Any predicate over several components of one group, by their names: disjunctions, comparisons, decisions of a
 * specification.
 */
export const together = <const P extends Parts>(
  parts: P,
  predicate: (snapshots: SnapshotsOf<P>) => boolean,
): Guard => {
  const { components, sights, named } = rowOf(parts);
  return {
    kind: 'together',
    components,
    predicate: (...snapshots) => predicate(named(snapshots)),
    wanted: true,
    ...(sights.some((sight) => sight !== undefined) ? { sights } : {}),
  };
};

export const all = (...guards: Guard[]): Guard => ({ kind: 'all', guards });
export const any = (...guards: Guard[]): Guard => ({ kind: 'any', guards });

/** A count with this limit, or with its negative, has no limit on that side. */
const unbounded = Number.MAX_SAFE_INTEGER;

export const not = (guard: Guard): Guard => {
  switch (guard.kind) {
    case 'is':
      return { ...guard, wanted: !guard.wanted };
    case 'together':
      return { ...guard, wanted: !guard.wanted };
    case 'count': {
      const below: Guard = { ...guard, least: -unbounded, most: guard.least - 1 };
      const above: Guard = { ...guard, least: guard.most + 1, most: unbounded };
      if (guard.least <= -unbounded) return guard.most >= unbounded ? never : above;
      return guard.most >= unbounded ? below : any(below, above);
    }
    case 'all':
      return any(...guard.guards.map(not));
    case 'any':
      return all(...guard.guards.map(not));
  }
};

/** the guard that nothing satisfies, and the one that everything does */
export const never: Guard = { kind: 'any', guards: [] };
export const always: Guard = { kind: 'all', guards: [] };

/** adds 1 where the predicate holds */
export const one = <M extends AnyStateMachine>(component: Component<M>, predicate: Predicate<M>): Term => ({
  component,
  weight: (snapshot) => (predicate(snapshot as SnapshotFrom<M>) ? 1 : 0),
});

/** adds a weight where the predicate holds: millicores, bytes, Pods */
export const some = <M extends AnyStateMachine>(
  component: Component<M>,
  weight: (snapshot: SnapshotFrom<M>) => number,
): Term => ({ component, weight: (snapshot) => weight(snapshot as SnapshotFrom<M>) });

export const between = (least: number, most: number, terms: readonly Term[]): Guard => ({
  kind: 'count',
  terms,
  least,
  most,
});
export const atMost = (most: number, terms: readonly Term[]): Guard => between(-unbounded, most, terms);
export const fewerThan = (limit: number, terms: readonly Term[]): Guard =>
  between(-unbounded, limit - 1, terms);
export const atLeast = (least: number, terms: readonly Term[]): Guard => between(least, unbounded, terms);
export const exactly = (count: number, terms: readonly Term[]): Guard => between(count, count, terms);

/** how many of these satisfy the predicate */
export const each = <M extends AnyStateMachine>(
  components: readonly Component<M>[],
  predicate: Predicate<M>,
): Term[] => components.map((component) => one(component, predicate));

/** no component satisfies the predicate: a bit test on each, no counter */
export const none = <M extends AnyStateMachine>(
  components: readonly Component<M>[],
  predicate: Predicate<M>,
): Guard => all(...components.map((component) => component.isNot(predicate)));
