import type { AnyStateMachine } from 'xstate';
import type { SystemState } from '../../checker/reference/state.ts';
import type { AnyComponent } from '../../checker/system/component.ts';
import type { System } from '../../checker/system/system.ts';
import { activeStates, keptValues } from './stateWords.ts';

/** What a component is to Kubernetes: something as it is, or what somebody believes of it. */
export type Standing = 'is' | 'believes' | 'counts';

/** One component in a moment. */
export type Inside = {
  readonly component: AnyComponent;
  /** its name within what it belongs to: `sandbox` of `pod[1]` */
  readonly part: string;
  readonly standing: Standing;
  readonly active: readonly string[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  /** what both were before, where something has changed */
  readonly was: { readonly active: readonly string[]; readonly kept: Inside['kept'] } | undefined;
};

/** What belongs to one Pod, one node, one controller; and what belongs to none. */
export type InsideGroup = { readonly of: string; readonly parts: readonly Inside[] };

/** Every component of a system in a state, by what it belongs to. */
export const insidesOf = (
  { components }: System,
  state: SystemState,
  before: SystemState | undefined,
): readonly InsideGroup[] => {
  const groups = new Map<string, Inside[]>();
  for (const component of components) {
    const { name, index } = component;
    const [of, part] = splitName(name);
    const now = localOf(state, index);
    const then = before && localOf(before, index);
    const isChanged = then !== undefined && JSON.stringify(then) !== JSON.stringify(now);
    const inside = {
      component,
      part,
      standing: standingOf(component),
      ...now,
      was: isChanged ? then : undefined,
    };
    groups.set(of, [...(groups.get(of) ?? []), inside]);
  }
  return [...groups].map(([of, parts]) => ({ of, parts }));
};

const localOf = (state: SystemState, index: number): Pick<Inside, 'active' | 'kept'> => {
  const { value, context } = state[index]!;
  return { active: activeStates(value), kept: keptValues(context as object) };
};

/** `pod[1].sandbox` → `pod[1]`, `sandbox`; what belongs to nothing stands with its like. */
const splitName = (name: string): readonly [string, string] => {
  const cut = /^([^.[\]]+\[\d+\])\.(.+)$/.exec(name);
  return cut ? [cut[1]!, cut[2]!] : ['', name];
};

/** Words by which parts say that they are what somebody saw, remembers or means to do. */
const belief = /\bsees?\b|\bown\b|informer|worker|status|back-off|\bpass\b|queue|process|manager|probe/i;

const standingOf = ({ name, chart }: AnyComponent): Standing => {
  if (/^budget/.test(chart.id)) return 'counts';
  return belief.test(splitName(name)[1]) || belief.test(chart.id) ? 'believes' : 'is';
};

/** The different charts of a system, in the order of their first components: pictures go by this number. */
export const chartsOf = ({ components }: Pick<System, 'components'>): readonly AnyStateMachine[] => [
  ...new Set(components.map(({ chart }) => chart)),
];
