import type { Law, Step } from '../laws/law.ts';
import type { System } from '../system/system.ts';
import type { View } from '../system/view.ts';
import { holds, type SystemState } from './state.ts';

/** A law that is broken, and by whom. */
export type Breach = { readonly law: Law; readonly subject: string };

const viewIn = (view: View, state: SystemState): unknown =>
  view.project(...view.components.map(({ index }) => state[index]!));

/** The laws that a state breaks, judged by their predicates directly. */
export const judgeState = (system: System, laws: readonly Law[], state: SystemState): Breach[] =>
  laws.flatMap((law): Breach[] => {
    switch (law.kind) {
      case 'state':
        return system.views
          .filter((view) => view.kind === law.of && !law.holds(viewIn(view, state) as never))
          .map((view) => ({ law, subject: view.name }));
      case 'invariant':
        return holds(law.holds, state) ? [] : [{ law, subject: system.name }];
      case 'joint':
        return law.when || law.holds(seenIn(system, law, state), undefined)
          ? []
          : [{ law, subject: system.name }];
      default:
        return [];
    }
  });

/** The laws that a step breaks. */
export const judgeStep = (
  system: System,
  laws: readonly Law[],
  before: SystemState,
  after: SystemState,
  step: Step,
): Breach[] =>
  laws.flatMap((law): Breach[] => {
    if (law.kind === 'step') {
      return system.views
        .filter((view) => view.kind === law.of)
        .map((view) => ({ view, pair: [viewIn(view, before), viewIn(view, after)] as const }))
        .filter(({ pair }) => JSON.stringify(pair[0]) !== JSON.stringify(pair[1]))
        .filter(({ pair }) => !law.holds(pair[0] as never, pair[1] as never, step))
        .map(({ view }) => ({ law, subject: view.name }));
    }
    if (law.kind === 'joint' && law.when?.(step)) {
      return law.holds(seenIn(system, law, before), step) ? [] : [{ law, subject: system.name }];
    }
    return [];
  });

const seenIn = (system: System, law: Extract<Law, { kind: 'joint' }>, state: SystemState): unknown[][] =>
  law.sees.map((part) =>
    system.views
      .filter((view) => view.kind === part.of)
      .map((view) => part.what(viewIn(view, state) as never)),
  );
