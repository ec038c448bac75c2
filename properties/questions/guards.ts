import { initialSnapshot } from '../../checker/charts/chartTable.ts';
import { all, always, any, between, type Guard, never, type Term } from '../../checker/system/guard.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import type { AskedShortage, AskedStage } from '../../models/views/askedViews.ts';
import type { Count, CountTest, Formula } from './formula.ts';
import type { AskedNames } from './names.ts';
import { isIn, recordOf, viewOf } from './records.ts';

const unbounded = Number.MAX_SAFE_INTEGER;

type Views = Pick<System, 'views'>;

const viewsOf = ({ views }: Views, kind: string): readonly View[] =>
  views.filter((view) => view.kind === kind);

/** Where what a view shows satisfies a condition. */
const seen = (view: View, holds: (value: object) => boolean, wanted = true): Guard => ({
  kind: 'together',
  components: view.components,
  predicate: (...snapshots) => holds(view.project(...snapshots) as object),
  wanted,
});

/** Whether a thing counts. A condition without a value counts for nothing. */
export const countsIn =
  ({ list, kind, conditions }: Count, names: AskedNames) =>
  (view: object): boolean => {
    if (!isIn(list, view)) return false;
    const record = recordOf(kind, view, names);
    return conditions.every(({ piece, wanted }) => piece.value(record) === wanted);
  };

/**
 * A formula as a guard; undefined where a count would read several components of one thing at once. `isCounted`: where that may
 * be, what one or none of many things satisfies is counted, too, which is one condition in place of many.
 */
export const guardOf = (
  formula: Formula,
  system: Views,
  names: AskedNames,
  isCounted = false,
): Guard | undefined => {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? always : never;
    case 'count':
      return (
        (isCounted ? counted(formula, system, names) : undefined) ??
        noneOrSome(formula, system, names) ??
        counted(formula, system, names)
      );
    default: {
      const parts = formula.parts.map((part) => guardOf(part, system, names, isCounted));
      if (!parts.every((part) => part !== undefined)) return undefined;
      return formula.kind === 'and' ? all(...parts) : any(...parts);
    }
  }
};

/** That none does, or that one does, needs no counting. */
const noneOrSome = (
  { terms, least, most }: CountTest,
  system: Views,
  names: AskedNames,
): Guard | undefined => {
  const [term, ...others] = terms;
  if (!term || others.length > 0 || term.factor !== 1) return undefined;
  const isNone = (least ?? 0) <= 0 && most === 0;
  const isSome = least === 1 && most === undefined;
  if (!isNone && !isSome) return undefined;
  const counts = countsIn(term.count, names);
  const guards = viewsOf(system, viewOf(term.count.kind, term.count.readsNode)).map((view) =>
    seen(view, counts, isSome),
  );
  return isNone ? all(...guards) : any(...guards);
};

const counted = ({ terms, least, most }: CountTest, system: Views, names: AskedNames): Guard | undefined => {
  const summands: Term[] = [];
  for (const { count, factor } of terms) {
    const counts = countsIn(count, names);
    for (const view of viewsOf(system, viewOf(count.kind, count.readsNode))) {
      const [component, ...others] = view.components;
      if (!component || others.length > 0) return undefined;
      summands.push({
        component,
        weight: (snapshot) => (counts(view.project(snapshot) as object) ? factor : 0),
      });
    }
  }
  return between(least ?? -unbounded, most ?? unbounded, summands);
};

/** The application has come up; undefined in a system that does not show it. */
export const isUp = (system: Views): Guard | undefined => {
  const [stage] = viewsOf(system, 'asked stage');
  return stage && seen(stage, (value) => (value as AskedStage).up);
};

/** Some workload wants Pods that it may not create within the bounds: runs are not judged beyond that. */
export const isShort = (system: Views): Guard => {
  const views = viewsOf(system, 'asked shortage').map((view) => {
    const shown = (snapshot: Parameters<Term['weight']>[0]): AskedShortage =>
      view.project(snapshot) as AskedShortage;
    const component = view.components[0]!;
    const mayExhaust = shown(initialSnapshot(component)).exhausted !== undefined;
    return { view, shown, component, mayExhaust };
  });
  const workloads = new Map<number, typeof views>();
  for (const each of views) workloads.set(each.view.id, [...(workloads.get(each.view.id) ?? []), each]);
  return any(
    ...[...workloads.values()].map((parts) =>
      all(
        any(
          ...parts
            .filter(({ mayExhaust }) => mayExhaust)
            .map(({ view }) => seen(view, (value) => (value as AskedShortage).exhausted === true)),
        ),
        between(
          -unbounded,
          -1,
          parts.map(({ component, shown }) => ({ component, weight: (snapshot) => shown(snapshot).summand })),
        ),
      ),
    ),
  );
};
