import type { JointLaw, Law } from '../../checker/laws/law.ts';
import { isLiveness } from '../../checker/laws/law.ts';
import { obligationsOf } from '../../checker/laws/obligation.ts';
import { holds, type SystemState } from '../../checker/reference/state.ts';
import type { View } from '../../checker/system/view.ts';
import type { TraceStep } from '../../checker/trace/trace.ts';
import type { Explored, Moment } from './explored.ts';
import { guardReasons } from './guardReasons.ts';
import { type ReadField, readFields } from './readFields.ts';

/**
 * `violated`; `tested`: it holds, and is really put to the test; `holds`; `waiting`: a law of whole runs whose goal is yet
 * to come; `idle`: there is nothing here that it would be about.
 */
export type Truth = 'violated' | 'tested' | 'holds' | 'waiting' | 'idle';

/** What a law says of one thing, and what it looked at. */
export type LawAbout = {
  /** as rules name it; empty: about the whole system */
  readonly subject: string;
  readonly truth: Truth;
  readonly because: readonly ReadField[];
};

export type LawTruth = { readonly law: Law; readonly truth: Truth; readonly about: readonly LawAbout[] };

const gravest: readonly Truth[] = ['violated', 'waiting', 'tested', 'holds', 'idle'];

/** What each law says of a moment: of its state, and of the step that led to it. */
export const lawTruths = (explored: Explored, moment: Moment): readonly LawTruth[] => {
  const state = explored.snapshots(moment.state);
  const steps = explored.steps(moment);
  return explored.laws.map((law) => {
    const about = aboutOf(explored, law, state, steps);
    const truth = gravest.find((each) => about.some((one) => one.truth === each)) ?? 'idle';
    return { law, truth, about };
  });
};

/** Whether some law is violated in a moment. */
export const violatedIn = (explored: Explored, moment: Moment): readonly string[] =>
  lawTruths(explored, moment)
    .filter(({ truth }) => truth === 'violated')
    .map(({ law }) => law.id);

const aboutOf = (
  { system }: Explored,
  law: Law,
  state: SystemState,
  steps: readonly TraceStep[],
): readonly LawAbout[] => {
  const of = (kind: string): readonly View[] => system.views.filter((view) => view.kind === kind);
  if (isLiveness(law)) {
    return obligationsOf(law, system).map(({ subject, trigger, goal }) => ({
      subject: 'of' in law ? (of(law.of)[subject]?.name ?? '') : '',
      truth: met(goal, state) ? 'holds' : trigger && !met(trigger, state) ? 'idle' : 'waiting',
      because: guardReasons(goal, state),
    }));
  }
  switch (law.kind) {
    case 'state':
      return of(law.of).map((view) => {
        const value = seen(view, state);
        const isExercised = law.witness?.(value) ?? true;
        return {
          subject: view.name,
          truth: truthOf(law.holds(value), isExercised),
          because: readFields(value, law.holds),
        };
      });
    case 'step':
      return steps.flatMap((step) =>
        of(law.of).flatMap((view): LawAbout[] => {
          const [before, after] = [seen(view, step.before), seen(view, step.after)];
          if (JSON.stringify(before) === JSON.stringify(after)) return [];
          const isExercised = law.witness?.(before, after, step.rule) ?? true;
          const read = readFields(
            { before, after },
            ({ before: was, after: is }: { before: never; after: never }) => law.holds(was, is, step.rule),
          );
          return [
            {
              subject: view.name,
              truth: truthOf(law.holds(before, after, step.rule), isExercised),
              because: read,
            },
          ];
        }),
      );
    case 'invariant':
      return [
        {
          subject: '',
          truth: truthOf(met(law.holds, state), law.witness ? met(law.witness, state) : true),
          because: guardReasons(law.holds, state),
        },
      ];
    case 'joint':
      return law.when
        ? steps
            .filter(({ rule }) => law.when!(rule))
            .map(({ rule, before }) => jointly(law, of, before, rule))
        : [jointly(law, of, state, undefined)];
  }
};

const jointly = (
  law: JointLaw,
  of: (kind: string) => readonly View[],
  state: SystemState,
  rule: TraceStep['rule'] | undefined,
): LawAbout => {
  const seenBy = law.sees.map((part) => of(part.of).map((view) => part.what(seen(view, state))));
  const shown = law.sees.flatMap((part, at) =>
    of(part.of).map(({ name }, place) => ({ field: name, value: plainWords(seenBy[at]![place]) })),
  );
  const isExercised = law.witness?.(seenBy, rule) ?? true;
  return { subject: '', truth: truthOf(law.holds(seenBy, rule), isExercised), because: shown };
};

/** `id 1, active true` */
const plainWords = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .map(([field, inner]) => `${field} ${plainWords(inner)}`)
        .join(', ')
    : typeof value === 'string'
      ? value
      : (JSON.stringify(value) ?? 'none');

const truthOf = (holds: boolean, isExercised: boolean): Truth =>
  holds ? (isExercised ? 'tested' : 'holds') : 'violated';

const seen = ({ components, project }: View, state: SystemState): never =>
  project(...components.map(({ index }) => state[index]!)) as never;

const met = (guard: Parameters<typeof guardReasons>[0], state: SystemState): boolean => holds(guard, state);
