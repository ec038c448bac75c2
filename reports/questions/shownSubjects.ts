import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import { constantsOf } from '../../models/views/constants.ts';

/** Something that the API shows in a state, with what never changes of it. */
export type Shown<V extends object, C extends object> = {
  /** as rules name it: `pod[1]` */
  readonly subject: string;
  readonly value: V;
  readonly constants: C;
};

/** What views of a kind show in a state. */
export const shownOf = <V extends object, C extends object>(
  { views }: Pick<System, 'views'>,
  kind: string,
  state: SystemState,
): readonly Shown<V, C>[] =>
  views
    .filter((view: View) => view.kind === kind)
    .map(({ name, components, project }) => {
      const value = project(...components.map(({ index }) => state[index]!)) as V;
      return { subject: name, value, constants: constantsOf<C>(value) };
    });
