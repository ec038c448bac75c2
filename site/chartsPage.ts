import type { AnyStateMachine } from 'xstate';
import type { Scenario } from '../models/scenarios/scenario.ts';
import { drawnChart } from '../reports/drawing/charts.ts';
import type { Layout } from '../reports/drawing/layout.ts';
import { html } from '../reports/html/html.ts';
import { picture } from '../reports/html/pictures.ts';
import { anchorOf, type SitePage } from './page.ts';
import { builtAsUsual } from './witnesses.ts';

const modelWords: { readonly [model: string]: string } = {
  cluster: 'A cluster of many simple Pods',
  podOnNode: 'Pods on one node, in full detail',
  controllers: 'Controllers that see late',
};

/** Every statechart of every model, drawn. */
export const chartsPage = (scenarios: readonly Scenario[], layout: Layout, example: Scenario): SitePage => {
  const models = new Map<string, Map<string, AnyStateMachine>>();
  for (const scenario of [example, ...scenarios]) {
    const built = builtAsUsual(scenario);
    const model = scenario.model ?? 'the benchmark';
    const charts = models.get(model) ?? new Map<string, AnyStateMachine>();
    for (const { chart } of built?.system.components ?? [])
      if (!charts.has(chart.id)) charts.set(chart.id, chart);
    models.set(model, charts);
  }
  const all = [...models].flatMap(([model, charts]) =>
    [...charts.values()].map((chart) => ({ model, chart })),
  );
  return {
    file: 'charts.html',
    title: 'Statecharts',
    entries: all.map(({ model, chart }) => ({
      name: chart.id,
      says: chart.root.description ?? '',
      anchor: anchorOf(`${model} ${chart.id}`),
    })),
    body: html`<p>${all.length} charts. The same charts are explored exhaustively, lived through at random, and held against recordings of real clusters.</p>
${[...models].map(
  ([model, charts]) => html`<section><h2>${modelWords[model] ?? model}</h2>
${[...charts.values()].map(
  (
    chart,
  ) => html`<article class="card" id="${anchorOf(`${model} ${chart.id}`)}"><h3>${chart.id}</h3><p>${chart.root.description ?? ''}</p>
<div class="drawing" tabindex="0" role="region" aria-label="${chart.id}">${picture(drawnChart(chart, layout))}</div></article>
`,
)}</section>`,
)}`,
  };
};
