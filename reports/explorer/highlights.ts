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
  const taken = new Set<number>();
  for (const { rule, before, after } of steps) {
    const [was, is] = [before[component.index]!, after[component.index]!];
    if (was === is) continue;
    const [from, to] = [numbersOf(states, component, was), numbersOf(states, component, is)];
    const event = rule.then.find((effect) => effect.component === component)?.event.type;
    for (const [number, arrow] of arrows.entries()) {
      if (!from.has(arrow.from) || !to.has(arrow.to)) continue;
      const isLoop = arrow.from === arrow.to;
      const isLeft = isLoop ? event !== undefined : !to.has(arrow.from) && !from.has(arrow.to);
      if (isLeft && (event === undefined || arrow.events.includes(event))) taken.add(number);
    }
  }
  return {
    active: [...active].map((number) => `n${number}`),
    taken: [...taken].map((number) => `e${number}`),
  };
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
