import type { AnyStateMachine } from 'xstate';
import type { Scenario } from '../models/scenarios/scenario.ts';
import { chartLegend } from '../reports/drawing/chartDot.ts';
import { drawnChart } from '../reports/drawing/charts.ts';
import type { Layout } from '../reports/drawing/layout.ts';
import { type Html, html } from '../reports/html/html.ts';
import { picture } from '../reports/html/pictures.ts';
import { plural } from '../reports/terminal/numbers.ts';
import {
  type ArrowCounts,
  arrowName,
  otherModel,
  type TransitionCounts,
} from './coverage/transitionCounts.ts';
import { anchorOf, type SitePage } from './page.ts';
import { builtAsUsual, looked } from './witnesses.ts';

const modelWords: { readonly [model: string]: string } = {
  cluster: 'A cluster of many simple Pods',
  podOnNode: 'Pods on one node, in full detail',
  controllers: 'Controllers that see late',
};

/** Every statechart of every model, drawn, with how often each of its arrows was taken. */
export const chartsPage = (
  scenarios: readonly Scenario[],
  layout: Layout,
  transitions: TransitionCounts,
): SitePage => {
  const models = new Map<string, Map<string, AnyStateMachine>>();
  for (const scenario of scenarios) {
    const built = builtAsUsual(scenario);
    const model = scenario.model ?? otherModel;
    const charts = models.get(model) ?? new Map<string, AnyStateMachine>();
    for (const { chart } of built?.system.components ?? [])
      if (!charts.has(chart.id)) charts.set(chart.id, chart);
    models.set(model, charts);
  }
  const all = [...models].flatMap(([model, charts]) =>
    [...charts.values()].map((chart) => ({ model, chart })),
  );
  const counted = all.map(({ model, chart }) => arrowsOf(chart, transitions.of(model, chart.id)));
  const ways = counted.flat();
  return {
    file: 'charts.html',
    title: 'Statecharts',
    entries: all.map(({ model, chart }) => ({
      name: chart.id,
      says: chart.root.description ?? '',
      anchor: anchorOf(`${model} ${chart.id}`),
    })),
    body: html`<p>${all.length} charts. The same charts are explored exhaustively, lived through at random, and held against recordings of real clusters.</p>
<p>The first ${looked} states of each scenario, with all steps from them, take ${ways.filter(({ count }) => count > 0).length} of the ${ways.length} arrows: these are green, the thicker the more often. Those that are dashed need more steps, or faults that scenarios do not usually have.</p>
${[...models].map(
  ([model, charts]) => html`<section><h2>${modelWords[model] ?? model}</h2>
${[...charts.values()].map((chart) => chartArticle(model, chart, layout, transitions.of(model, chart.id)))}</section>`,
)}`,
  };
};

type CountedArrow = { readonly name: string; readonly events: readonly string[]; readonly count: number };

const arrowsOf = (chart: AnyStateMachine, counts: ArrowCounts): readonly CountedArrow[] => {
  const legend = chartLegend(chart);
  return legend.arrows.map((arrow) => {
    const name = arrowName(legend, arrow);
    return { name, events: arrow.events, count: counts.get(name) ?? 0 };
  });
};

const chartArticle = (model: string, chart: AnyStateMachine, layout: Layout, counts: ArrowCounts): Html => {
  const arrows = arrowsOf(chart, counts);
  const unused = arrows.filter(({ count }) => count === 0);
  const drawing = drawnChart(chart, layout);
  return html`<article class="card" id="${anchorOf(`${model} ${chart.id}`)}"><h3>${chart.id}</h3><p>${chart.root.description ?? ''}</p>
<div class="drawing" tabindex="0" role="region" aria-label="${chart.id}">${picture({ ...drawing, svg: coloured(drawing.svg, arrows) })}</div>
<p>${arrows.length - unused.length} of ${plural(arrows.length, 'arrow')} taken</p>${
    unused.length === 0
      ? undefined
      : html`<details><summary>${unused.length} not taken there</summary><ul>${unused.map(
          ({ name, events }) => html`<li><code>${shortName(chart, name)}</code> ${events.join(', ')}</li>`,
        )}</ul></details>`
  }</article>
`;
};

const shortName = (chart: AnyStateMachine, name: string): string =>
  name
    .split(' ')
    .map((id) => id.replace(`${chart.id}.`, ''))
    .join(' → ');

/** Each arrow says how often it was taken, by its class and where one points at it. */
const coloured = (svg: string, arrows: readonly CountedArrow[]): string =>
  svg.replaceAll(/<g class="edge e(\d+)">/g, (_, number: string) => {
    const { count } = arrows[Number(number)]!;
    const grade = count === 0 ? 'unused' : `taken t${Math.min(3, Math.floor(Math.log10(count) / 2) + 1)}`;
    return `<g class="edge e${number} ${grade}"><title>taken ${plural(count, 'time')}</title>`;
  });
