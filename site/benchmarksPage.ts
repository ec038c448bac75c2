import { readFileSync } from 'node:fs';
import type { Measured } from '../bench/table/measured.ts';
import { html } from '../reports/html/html.ts';
import { anchorOf, type SitePage } from './page.ts';

/** What was measured last, as `npm run bench -- --keep bench/measured.json` keeps it. */
const measured = (): readonly Measured[] =>
  JSON.parse(readFileSync(new URL('../bench/measured.json', import.meta.url), 'utf8')) as Measured[];

/** What a person waits for, beside the goals, as it was measured last. */
export const benchmarksPage = (rows: readonly Measured[] = measured()): SitePage => ({
  file: 'benchmarks.html',
  title: 'Benchmarks',
  entries: rows.map(({ what, measured }) => ({ name: what, says: measured, anchor: anchorOf(what) })),
  body: html`<p><code>npm run bench</code> measures this again on your machine; <code>npm run bench -- replicas</code> only the rows that say so.</p>
<div class="scroll"><table><thead><tr><th>what</th><th>measured</th><th>goal</th><th>was</th></tr></thead><tbody>${rows.map(
    ({ what, was, goal, measured }) =>
      html`<tr id="${anchorOf(what)}"><td>${what}</td><td>${measured}</td><td>${goal}</td><td>${was}</td></tr>`,
  )}</tbody></table></div>
${[...new Set(rows.map(({ machine, date }) => `${date}: ${machine}`))].map((each) => html`<p>${each}</p>`)}`,
});
