import type { Layout } from '../drawing/layout.ts';
import { linkText } from '../explorer/link.ts';
import type { Quotient } from '../stateGraph/quotient.ts';
import { quotientDot } from '../stateGraph/quotientDot.ts';
import { countText, plural } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';
import { picture } from './pictures.ts';
import { style } from './style.ts';

/** What a page of state graphs is about. */
export type StatesPage = {
  readonly title: string;
  readonly says: string;
  readonly states: number;
  /** every state was reached */
  readonly isWhole: boolean;
  readonly quotients: readonly Quotient[];
  /** where the page is that explores the same system, from this one */
  readonly explorer: string;
  readonly system: string;
  readonly version: string;
};

/** a picture of more boxes or arrows than these nobody reads: it is a table alone */
const mostBoxes = 60;
const mostArrows = 150;

/** The reached states of a system by what is looked at in them: drawn, with how many there are, and links that go there. */
export const statesPage = (page: StatesPage, layout: Layout): string => {
  const { title, says, states, isWhole, quotients } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>The states of ${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style + ownStyle)}</style>
</head>
<body>
<header><div><h1>The states of ${title}</h1><p>${says}</p></div></header>
<main>
<p>${
    isWhole
      ? html`${plural(states, 'state')} can be reached: all of them are looked at.`
      : html`<b>These are only the ${countText(states)} states that are nearest to the first</b>: there are more. What is drawn is there; what is not drawn may be, too.`
  } States that look alike in one respect are one box, which says how many there are. A box leads to the nearest of them in <a href="${page.explorer}">the explorer</a>. Dashed are what goes wrong and what users ask for; steps inside a box are not drawn.</p>
${quotients.map((quotient) => quotientSection(quotient, page, layout))}
<footer>pod-semantics: an executable specification of how Kubernetes Pods behave, after Kubernetes v1.36 with its default feature gates.</footer>
</main>
</body>
</html>
`.text;
};

const ownStyle = `
.drawing .node a:focus-visible path, .drawing .node a:hover path { stroke: var(--accent); stroke-width: 2; }
.drawing .edge.fault path { stroke: var(--warn); }
.drawing .edge.fault polygon { fill: var(--warn); stroke: var(--warn); }
.drawing svg a { text-decoration: none; }
`;

const quotientSection = (quotient: Quotient, page: StatesPage, layout: Layout): Html => {
  const { by, nodes, arrows } = quotient;
  const linkTo = (path: readonly number[]): string =>
    `${page.explorer}#${linkText({ path, at: path.length, system: page.system, version: page.version })}`;
  const isDrawn = nodes.length <= mostBoxes && arrows.length <= mostArrows;
  return html`<section><h2>${by.name}: ${by.says}</h2>
${
  isDrawn
    ? html`<div class="card drawing" tabindex="0" role="region" aria-label="${by.name}">${picture(layout(quotientDot(quotient, linkTo)))}</div>`
    : html`<p>${countText(nodes.length)} boxes and ${plural(arrows.length, 'arrow')}: too many to be drawn.</p>`
}
<details${isDrawn ? '' : html` open`}><summary>The same as a table</summary><div class="card"><table><thead><tr><th>what is seen</th><th class="number">states</th><th class="number">steps to the nearest</th></tr></thead><tbody>${nodes.map(
    ({ says, states, path }) =>
      html`<tr><td><a href="${linkTo(path)}">${says.replaceAll('\n', ', ')}</a></td><td class="number">${countText(states)}</td><td class="number">${path.length}</td></tr>`,
  )}</tbody></table></div></details></section>
`;
};
