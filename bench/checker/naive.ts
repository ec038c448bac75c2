import { getAdjacencyMap } from '@xstate/graph';
import { fromTransition } from 'xstate';
import { stateKey } from '../../checker/charts/stateKey.ts';
import { ReferenceRun, type SystemState } from '../../checker/reference/state.ts';
import { instanceName } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import type { Measured } from './measured.ts';

type Happens = { readonly type: string };

/** Explores a system as @xstate/graph does it: snapshots as texts in a map, one transition function. */
export const exploreNaively = (system: System): Omit<Measured, 'seconds' | 'cpu'> => {
  const run = new ReferenceRun(system);
  const rules = new Map(system.rules.map((rule) => [instanceName(rule), rule]));
  const logic = fromTransition(
    (state: SystemState, event: Happens) => run.fire(rules.get(event.type)!, state).at(-1)!.after,
    run.initial().state,
  );
  let transitions = 0;
  const map = getAdjacencyMap(logic, {
    events: ({ context }) => run.enabled(context).map((rule) => ({ type: instanceName(rule) })),
    serializeState: ({ context }) => context.map(stateKey).join('\n'),
    limit: Number.POSITIVE_INFINITY,
  });
  for (const { transitions: next } of Object.values(map)) transitions += Object.keys(next).length;
  return { who: '@xstate/graph over the charts', states: Object.keys(map).length, transitions };
};
