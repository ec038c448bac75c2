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

/** what is wider, in points, has its regions below each other */
const wide = 860;

/** A chart, drawn so that it is not wider than it has to be. */
export const drawnChart = (chart: AnyStateMachine, layout: Layout): Drawing => {
  const drawing = layout(chartDot(chart));
  if (drawing.width <= wide || chart.root.type !== 'parallel') return drawing;
  const slim = layout(chartDot(chart, { abreast: 1 }));
  return slim.width < drawing.width ? slim : drawing;
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
    drawing: drawnChart(chart, layout),
  }));
};
