import type { System } from '../../checker/system/system.ts';
import { type ChartLegend, chartLegend } from '../drawing/chartDot.ts';
import { drawnChart } from '../drawing/charts.ts';
import type { Layout } from '../drawing/layout.ts';
import { chartsOf } from './insides.ts';

/** The picture of a chart, drawn beforehand, and what it calls the states and arrows of the chart. */
export type ChartPicture = ChartLegend & {
  readonly chart: string;
  readonly description: string;
  readonly svg: string;
  readonly width: number;
};

/** The pictures of all charts of a system, in the order of `chartsOf`. */
export const chartPictures = (system: System, layout: Layout): readonly ChartPicture[] =>
  chartsOf(system).map((chart) => {
    const { svg, width } = drawnChart(chart, layout);
    return { chart: chart.id, description: chart.root.description ?? '', svg, width, ...chartLegend(chart) };
  });
