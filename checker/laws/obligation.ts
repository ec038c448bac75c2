import { Derived } from '../system/derived.ts';
import type { Guard } from '../system/guard.ts';
import { onceFor } from '../system/onceFor.ts';
import type { System } from '../system/system.ts';
import type { View } from '../system/view.ts';
import type { LivenessLaw } from './law.ts';

/** What a liveness law waits for, and from when on (`undefined`: by its kind); by the view or condition it is about, 0 if none. */
export type Obligation = {
  readonly subject: number;
  readonly trigger: Guard | undefined;
  readonly goal: Guard;
};

/** A liveness law as guards: once, or for each view or condition of its kind. */
export const obligationsOf = (
  law: LivenessLaw,
  { views, conditions }: Pick<System, 'views' | 'conditions'>,
): Obligation[] => {
  if (law.kind === 'each always eventually') {
    return conditions
      .filter(({ kind }) => kind === law.of)
      .map(({ holds }, subject) => ({ subject, trigger: undefined, goal: holds }));
  }
  if (law.kind !== 'each leads to') {
    return [{ subject: 0, trigger: law.kind === 'leads to' ? law.trigger : undefined, goal: law.goal }];
  }
  return views
    .filter((view) => view.kind === law.of)
    .map((view, subject) => ({
      subject,
      trigger: seenSo(view, law.trigger),
      goal: seenSo(view, law.goal),
    }));
};

const seenSo = (view: View, predicate: (value: never) => boolean): Guard =>
  projected(view).is((value) => predicate(value as never));

/** All laws ask about the same view one after the other. */
const projected = onceFor(
  ({ components, project }: View) =>
    new Derived(
      components,
      components.map(() => undefined),
      (snapshots) => project(...snapshots),
    ),
);
