import type { AnyMachineSnapshot } from 'xstate';
import type { AnyComponent } from '../../checker/system/component.ts';
import type { TraceStep } from '../../checker/trace/trace.ts';
import type { ChartPicture } from './chartPictures.ts';
import { activeIds } from './stateWords.ts';

/** What is to be seen at once in the picture of a chart: classes of its states and arrows. */
export type Highlights = {
  /** the states that are active */
  readonly active: readonly string[];
  /** the arrows that the last step went along */
  readonly taken: readonly string[];
};

/** Where a component stands, and how the last step led it there. */
export const highlightsOf = (
  { states, arrows }: Pick<ChartPicture, 'states' | 'arrows'>,
  component: AnyComponent,
  now: AnyMachineSnapshot,
  steps: readonly TraceStep[],
): Highlights => {
  const active = numbersOf(states, component, now);
  const taken = steps.flatMap(({ rule, before, after }) => {
    const event = rule.then.find((effect) => effect.component === component)?.event.type;
    return [
      ...arrowsTaken({ states, arrows }, component, before[component.index]!, after[component.index]!, event),
    ];
  });
  return {
    active: [...active].map((number) => `n${number}`),
    taken: [...new Set(taken)].map((number) => `e${number}`),
  };
};

/** The arrows that lead a component from how it was to how it is; `undefined`: nobody sent it an event. */
export const arrowsTaken = (
  { states, arrows }: Pick<ChartPicture, 'states' | 'arrows'>,
  component: AnyComponent,
  was: AnyMachineSnapshot,
  is: AnyMachineSnapshot,
  event: string | undefined,
): ReadonlySet<number> => {
  const taken = new Set<number>();
  if (was === is) return taken;
  const [from, to] = [numbersOf(states, component, was), numbersOf(states, component, is)];
  for (const [number, arrow] of arrows.entries()) {
    if (!from.has(arrow.from) || !to.has(arrow.to)) continue;
    const isLoop = arrow.from === arrow.to;
    const isLeft = isLoop ? event !== undefined : !to.has(arrow.from) && !from.has(arrow.to);
    if (isLeft && (event === undefined || arrow.events.includes(event))) taken.add(number);
  }
  return taken;
};

const numbersOf = (
  states: readonly string[],
  { chart }: AnyComponent,
  { value }: AnyMachineSnapshot,
): ReadonlySet<number> =>
  new Set(
    activeIds(value, chart.id)
      .map((id) => states.indexOf(id))
      .filter((number) => number >= 0),
  );
