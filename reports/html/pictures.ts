import type { Exploration } from '../../checker/explore/explore.ts';
import { type ChartDrawing, chartDrawings } from '../drawing/charts.ts';
import { type Drawing, graphvizLayout } from '../drawing/layout.ts';
import { exploredDot } from '../stateGraph/exploredDot.ts';
import { type ExploredGraph, exploredGraph } from '../stateGraph/exploredGraph.ts';
import { countText } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';

/** All that is drawn in a report. */
export type Pictures = {
  readonly charts: readonly ChartDrawing[];
  readonly explored: { readonly graph: ExploredGraph; readonly drawing: Drawing };
};

export const picturesOf = async (exploration: Exploration): Promise<Pictures> => {
  const layout = await graphvizLayout();
  const graph = exploredGraph(exploration);
  return {
    charts: chartDrawings(exploration.compiled.system, layout),
    explored: { graph, drawing: layout(exploredDot(graph, exploration.status.states, graph.sampled)) },
  };
};

export const stateGraphSection = ({ explored }: Pictures, states: number): Html => {
  const { by, sampled } = explored.graph;
  const caption =
    by === undefined
      ? 'Every state, and every step between them. The first state is green.'
      : `States are drawn together if they look alike in one respect: ${by}. Steps inside a box are not drawn. ` +
        (sampled < states ? `Drawn from ${countText(sampled)} states, spread evenly over the search. ` : '') +
        'The first state is in the green box.';
  return html`
<section id="states">
<h2>The state graph</h2>
<p>${caption}</p>
<div class="card drawing">${picture(explored.drawing)}</div>
</section>`;
};

export const chartsSection = ({ charts }: Pictures): Html => html`
<section id="charts">
<h2>How the parts behave</h2>
<p>The statecharts that the system is composed of. An arrow names the events that take it, with their guards.</p>
${charts.map(
  ({ name, components, drawing }) => html`<details class="card" open>
<summary><h3>${name}</h3><p>${membersText(components)}</p></summary>
<div class="drawing">${picture(drawing)}</div>
</details>`,
)}
</section>`;

/** A drawing shrinks to the page, but never below two thirds: then it scrolls. */
const picture = ({ svg, width }: Drawing): Html =>
  new Html(svg.replace('<svg ', `<svg style="--least:${Math.round((width * 2) / 3)}pt" `));

/** more components than this of one chart are counted, not named */
const namedMembers = 6;

const membersText = (names: readonly string[]): string =>
  names.length <= namedMembers
    ? names.join(', ')
    : `${names.slice(0, namedMembers).join(', ')} and ${names.length - namedMembers} more`;
