import type { AnyMachineSnapshot } from 'xstate';
import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import { type Difference, differences } from './differences.ts';

/** One subject of a step, and what changed of it. */
export type Change = { readonly subject: string; readonly differences: readonly Difference[] };

/** One step of a trace for people: who did what, what the API showed of it, and what went on behind it. */
export type NarratedStep = {
  /** from 1; steps that happen at once, within the one before, have none */
  readonly number: number | undefined;
  readonly actor: string;
  readonly rule: string;
  readonly about: readonly string[];
  readonly shown: readonly Change[];
  /** components that changed, as their charts say it */
  readonly behind: readonly Change[];
};

/** A trace as numbered steps. */
export const narrate = (trace: Trace): NarratedStep[] => {
  let number = 0;
  return trace.steps.map(({ rule, before, after }) => ({
    number: rule.urgent === undefined ? ++number : undefined,
    actor: rule.actor,
    rule: rule.name,
    about: rule.about,
    shown: shownBetween(trace.system, before, after),
    behind: changesBehind(trace.system, before, after),
  }));
};

/** Views that questions and laws of names see: another view of the same subject shows it in the words that are told. */
const isRetold = ({ kind }: View): boolean => kind === 'named pod' || kind.startsWith('asked ');

/** Views of several kinds may show the same of one subject: what they show is told once. */
const shownBetween = (system: System, before: SystemState, after: SystemState): Change[] => {
  const shown = new Map<string, Map<string, Difference>>();
  for (const view of system.views.filter((each) => !isRetold(each))) {
    const ofSubject = shown.get(view.name) ?? new Map<string, Difference>();
    for (const difference of differences(seen(view, before), seen(view, after))) {
      ofSubject.set(difference.field, difference);
    }
    if (ofSubject.size > 0) shown.set(view.name, ofSubject);
  }
  return [...shown].map(([subject, found]) => ({ subject, differences: [...found.values()] }));
};

const seen = (view: View, state: SystemState): unknown =>
  view.project(...view.components.map(({ index }) => state[index]!));

const changesBehind = (system: System, before: SystemState, after: SystemState): Change[] =>
  system.components.flatMap(({ name, index }) => {
    const found = differences(local(before[index]!), local(after[index]!));
    return found.length ? [{ subject: name, differences: found }] : [];
  });

/** A chart's own state as plain data; charts without regions have one `state`. */
const local = ({ value, context }: AnyMachineSnapshot): unknown => ({
  ...(typeof value === 'string' ? { state: value } : (value as object)),
  ...(context as object),
});
