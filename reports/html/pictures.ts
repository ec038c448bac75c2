import type { Exploration } from '../../checker/explore/explore.ts';
import { type ChartDrawing, chartDrawings } from '../drawing/charts.ts';
import { type Drawing, graphvizLayout } from '../drawing/layout.ts';
import { exploredDot } from '../stateGraph/exploredDot.ts';
import { type ExploredGraph, exploredGraphs } from '../stateGraph/exploredGraph.ts';
import { countText } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';

/** All that is drawn in a report. */
export type Pictures = {
  readonly charts: readonly ChartDrawing[];
  /** the explored graph: whole, or by several of its aspects; none where no aspect is small enough */
  readonly explored: readonly { readonly graph: ExploredGraph; readonly drawing: Drawing }[];
};

export const picturesOf = async (exploration: Exploration): Promise<Pictures> => {
  const layout = await graphvizLayout();
  return {
    charts: chartDrawings(exploration.compiled.system, layout),
    explored: exploredGraphs(exploration).map((graph) => ({
      graph,
      drawing: layout(exploredDot(graph, exploration.status.states)),
    })),
  };
};

export const stateGraphSection = ({ explored }: Pictures, states: number): Html | undefined => {
  const [first] = explored;
  if (!first) return undefined;
  if (first.graph.by === undefined) {
    return section(
      'Every state, and every step between them. The first state is green.',
      html`<div class="card drawing">${picture(first.drawing)}</div>`,
    );
  }
  const { sampled } = first.graph;
  const caption =
    'States that look alike in one respect are drawn as one box, which says how many there are; steps inside a box are not drawn. ' +
    (sampled < states ? `Drawn from ${countText(sampled)} states, spread evenly over the search. ` : '') +
    'The first state is in the green box.';
  return section(
    caption,
    explored.map(
      ({ graph, drawing }, at) => html`<details class="card"${at === 0 ? html` open` : ''}>
<summary><h3>by ${graph.by}</h3></summary><div class="drawing">${picture(drawing)}</div></details>`,
    ),
  );
};

const section = (caption: string, content: Html | readonly Html[]): Html => html`
<section id="states">
<h2>The state graph</h2>
<p>${caption}</p>
${content}
</section>`;

/** drawings wider than this, in points, take the whole width of the page */
const narrow = 440;

export const chartsSection = ({ charts }: Pictures): Html => html`
<section id="charts">
<h2>How the parts behave</h2>
<p>The statecharts that the system is composed of. An arrow names the events that take it, with their guards.</p>
<div class="charts">${charts.map(
  ({
    name,
    description,
    components,
    drawing,
  }) => html`<details class="card${drawing.width > narrow ? ' wide' : ''}" open>
<summary><h3>${name}</h3>${description === undefined ? '' : html`<p>${description}</p>`}<p class="members">${membersText(components)}</p></summary>
<div class="drawing">${picture(drawing)}</div>
</details>`,
)}</div>
</section>`;

/** A drawing shrinks to the page, but never so far that its letters are smaller than 11 pixels: then it scrolls. */
export const picture = ({ svg, width }: Drawing): Html =>
  new Html(svg.replace('<svg ', `<svg style="--least:${Math.ceil(0.9 * width)}pt" `));

/** more components than this of one chart are counted, not named */
const namedMembers = 6;

const membersText = (names: readonly string[]): string =>
  names.length <= namedMembers
    ? names.join(', ')
    : `${names.slice(0, namedMembers).join(', ')} and ${names.length - namedMembers} more`;
