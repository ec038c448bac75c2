import type { AnyStateMachine } from 'xstate';
import { chartLegend } from '../../reports/drawing/chartDot.ts';
import { arrowsTaken } from '../../reports/explorer/highlights.ts';
import type { StepWatch } from '../witnesses.ts';

/** By the name of an arrow, `from to`, how often it was taken. */
export type ArrowCounts = ReadonlyMap<string, number>;

/** what scenarios are called that compose no model of the others */
export const otherModel = 'the benchmark';

type Legend = ReturnType<typeof chartLegend>;

export const arrowName = ({ states }: Legend, { from, to }: Legend['arrows'][number]): string =>
  `${states[from]} ${states[to]}`;

/** How often the steps that it watches went along the arrows of each chart. */
export class TransitionCounts {
  private readonly byChart = new Map<string, Map<string, number>>();
  private readonly legends = new Map<AnyStateMachine, Legend>();
  private readonly takenBy = new WeakMap<object, Map<string, readonly string[]>>();

  /** Counts a step; those that look alike to a chart are looked at once. */
  readonly watch: StepWatch = ({ model = otherModel }, run, { rule, before, after }) => {
    const taken = this.takenBy.get(run) ?? new Map<string, readonly string[]>();
    this.takenBy.set(run, taken);
    for (const { component, event } of rule.then) {
      const { chart, index } = component;
      const key = `${index} ${before[index]} ${after[index]} ${event.type}`;
      let names = taken.get(key);
      if (!names) {
        const legend = this.legendOf(chart);
        const [was, is] = [run.snapshotOf(component, before), run.snapshotOf(component, after)];
        names = [...arrowsTaken(legend, component, was, is, event.type)].map((number) =>
          arrowName(legend, legend.arrows[number]!),
        );
        taken.set(key, names);
      }
      const counts = this.countsOf(`${model} ${chart.id}`);
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };

  /** What was counted of the chart of this name in this model. */
  of(model: string, chart: string): ArrowCounts {
    return this.byChart.get(`${model} ${chart}`) ?? new Map();
  }

  private countsOf(key: string): Map<string, number> {
    const counts = this.byChart.get(key) ?? new Map<string, number>();
    this.byChart.set(key, counts);
    return counts;
  }

  private legendOf(chart: AnyStateMachine): Legend {
    const legend = this.legends.get(chart) ?? chartLegend(chart);
    this.legends.set(chart, legend);
    return legend;
  }
}
