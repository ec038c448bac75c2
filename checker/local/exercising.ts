import type { Law, LivenessLaw } from '../laws/law.ts';
import { obligationsOf } from '../laws/obligation.ts';
import { all, always, any, not } from '../system/guard.ts';
import type { System } from '../system/system.ts';

/**
 * A law about states, of the same name, that nothing breaks and that is exercised where something waits for the goal of
 * a liveness law: for a search that only has to say whether that ever happens. `undefined` for one that waits from the
 * beginning or never.
 */
export const exercising = (law: LivenessLaw, system: System): Law | undefined => {
  const { id } = law;
  switch (law.kind) {
    case 'each leads to': {
      const { of, trigger, goal } = law;
      return { kind: 'state', id, of, holds: () => true, witness: (view) => trigger(view) && !goal(view) };
    }
    case 'leads to':
      return { kind: 'invariant', id, holds: always, witness: all(law.trigger, not(law.goal)) };
    case 'always eventually':
      return { kind: 'invariant', id, holds: always, witness: not(law.goal) };
    case 'each always eventually': {
      const unmet = obligationsOf(law, system).map(({ goal }) => not(goal));
      return { kind: 'invariant', id, holds: always, witness: any(...unmet) };
    }
    case 'eventually':
      return law.always ? { kind: 'invariant', id, holds: always, witness: not(law.goal) } : undefined;
  }
};
