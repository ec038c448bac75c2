import type { AnyStateMachine } from 'xstate';
import type { System } from '../../checker/system/system.ts';
import { chartDot } from './chartDot.ts';
import type { Drawing, Layout } from './layout.ts';

/** A statechart of a system, drawn once, with the components that behave by it. */
export type ChartDrawing = {
  readonly name: string;
  readonly description: string | undefined;
  readonly components: readonly string[];
  readonly drawing: Drawing;
};

export const chartDrawings = (system: System, layout: Layout): ChartDrawing[] => {
  const components = new Map<AnyStateMachine, string[]>();
  for (const { chart, name } of system.components) {
    components.set(chart, [...(components.get(chart) ?? []), name]);
  }
  return [...components].map(([chart, names]) => ({
    name: chart.id,
    description: chart.root.description,
    components: names,
    drawing: layout(chartDot(chart)),
  }));
};
