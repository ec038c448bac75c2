import { Html, html } from '../reports/html/html.ts';
import { style } from '../reports/html/style.ts';

/** A page of the site, and what a search finds it by. */
export type SitePage = {
  /** beside all others: `laws.html` */
  readonly file: string;
  readonly title: string;
  readonly body: Html;
  /** what can be found on it: a name, what it says, and where on the page it is */
  readonly entries: readonly SiteEntry[];
};

export type SiteEntry = { readonly name: string; readonly says: string; readonly anchor: string };

/** The pages in the order of the navigation. */
const navigation: readonly (readonly [file: string, title: string])[] = [
  ['index.html', 'Overview'],
  ['laws.html', 'Laws'],
  ['charts.html', 'Statecharts'],
  ['scenarios.html', 'Scenarios'],
  ['operations.html', 'Decisions'],
  ['conformance.html', 'Conformance'],
  ['coverage.html', 'Coverage'],
  ['benchmarks.html', 'Benchmarks'],
];

const siteStyle = `
nav > div { align-items: center; }
nav a[aria-current] { color: var(--ink); font-weight: 600; }
nav input { margin-left: auto; min-width: 10rem; border: 1px solid var(--line); border-radius: 7px; background: var(--surface); color: var(--ink); padding: .2rem .6rem; font: inherit; font-size: .9rem; }
#found { list-style: none; margin: 0 auto; max-width: 68rem; padding: 0 1.5rem; }
#found li { padding: .45rem 0; border-bottom: 1px solid var(--line); }
#found span { display: block; color: var(--soft); font-size: .9rem; }
article.card { padding: .9rem 1.1rem; margin-bottom: .8rem; scroll-margin-top: 4rem; }
article.card p { margin: .25rem 0; overflow-wrap: anywhere; }
article h3 { overflow-wrap: anywhere; }
article dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .15rem .8rem; margin: .5rem 0 0; font-size: .92rem; }
article dt { color: var(--soft); }
article dd { margin: 0; overflow-wrap: anywhere; }
article details { margin: .5rem 0 0; }
article summary { padding: .2rem 0; }
article ol.story { margin: .3rem 0; padding-left: 1.6rem; }
article .scroll { overflow: auto; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .8rem; }
.figures a { text-decoration: none; color: inherit; padding: .8rem 1rem; }
.figures b { display: block; font-size: 1.6rem; }
article .drawing { padding: .6rem 0; }
.drawing .edge.taken path { stroke: var(--good); }
.drawing .edge.taken polygon { fill: var(--good); stroke: var(--good); }
.drawing .edge.t2 path { stroke-width: 1.8; }
.drawing .edge.t3 path { stroke-width: 2.8; }
.drawing .edge.unused path { stroke-dasharray: 4 3; }
pre.counted { padding: .5rem 0; line-height: 1.45; font-size: .8rem; }
pre.counted span { display: block; padding: 0 .6rem; }
pre.counted .ran { background: var(--good-back); }
pre.counted .partly { background: var(--warn-back); }
pre.counted .never { background: var(--bad-back); }
tr.never td { color: var(--bad); }
.scroll { overflow: auto; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) { article dl { grid-template-columns: minmax(0, 1fr); } nav > div { flex-wrap: wrap; row-gap: 0; } }
`;

/** What is typed is looked for in all pages: the entries stand in a script beside them, loaded when they are asked for. */
const searching = `
const field = document.querySelector('#search'), list = document.querySelector('#found'), main = document.querySelector('main');
let loading;
const load = () => loading ??= new Promise((done) => { const script = document.createElement('script'); script.src = 'entries.js'; script.onload = done; document.head.append(script); });
const search = async () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  if (words.length === 0) { list.replaceChildren(); main.hidden = false; return; }
  await load();
  const found = entries.filter(([, name, says]) => words.every((word) => (name + ' ' + says).toLowerCase().includes(word))).slice(0, 60);
  main.hidden = true;
  list.replaceChildren(...found.map(([address, name, says]) => {
    const item = document.createElement('li'), link = document.createElement('a'), text = document.createElement('span');
    link.href = address; link.textContent = name; text.textContent = says;
    link.addEventListener('click', () => { field.value = ''; list.replaceChildren(); main.hidden = false; });
    item.append(link, text);
    return item;
  }));
  if (found.length === 0) { const item = document.createElement('li'); item.textContent = 'Nothing is called so, or says so.'; list.append(item); }
};
field.addEventListener('input', search);
addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== field) { event.preventDefault(); field.focus(); }
  if (event.key === 'Escape') { field.value = ''; search(); }
});
`;

/** A page as a file. */
export const pageText = ({ file, title, body }: SitePage): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · pod-semantics</title>
<link rel="icon" href="data:,">
<style>${new Html(style + siteStyle)}</style>
</head>
<body>
<nav aria-label="Pages"><div>${navigation.map(
    ([to, name]) => html`<a href="${to}"${to === file ? html` aria-current="page"` : ''}>${name}</a>`,
  )}<input id="search" type="search" placeholder="Search  /" aria-label="Search all pages"></div></nav>
<ul id="found" aria-live="polite"></ul>
<main>
<header><h1>${title}</h1></header>
${body}
<footer>pod-semantics: an executable specification of how Kubernetes Pods behave, after Kubernetes v1.36 with its default feature gates.</footer>
</main>
<script>${new Html(searching)}</script>
</body>
</html>
`.text;

/** All that can be found, as the script that a search loads. */
export const entriesText = (pages: readonly SitePage[]): string =>
  `const entries = ${JSON.stringify(
    pages.flatMap(({ file, entries }) =>
      entries.map(({ name, says, anchor }) => [`${file}#${anchor}`, name, says]),
    ),
  )};\n`;

/** Where on a page something is: letters that an address may hold. */
export const anchorOf = (name: string): string => name.replaceAll(/[^\w-]+/g, '-');

/** A name and what belongs to it; nothing where nothing does. */
export const item = (name: string, parts: readonly (string | Html)[]): Html | undefined =>
  parts.length === 0
    ? undefined
    : html`<dt>${name}</dt><dd>${parts.map((part, at) => (at === 0 ? part : html`<br>${part}`))}</dd>`;
