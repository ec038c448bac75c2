import { type Html, html } from '../../reports/html/html.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { batchText } from './batch.ts';
import type { Collected } from './collect.ts';
import { progressText } from './resultsText.ts';

/** seconds after which the page shows what there is by then */
const refresh = 5;

const columns = 100;

/** A page that shows how far all work is, and what it came to so far. */
export const progressPage = ({ results, problems }: Collected, version: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="${refresh}">
<meta name="viewport" content="width=device-width">
<title>podsem results</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
progress { width: 100%; height: 1.2rem }
pre { overflow-x: auto; font-size: 14px }
h2 { font-size: 1.1rem; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Work of many machines</h1>
<p>Version ${version}</p>
${results.length === 0 ? html`<p>There is no work in the queue.</p>` : ''}
${results.map(batchHtml)}
${problems.map(({ code, message }) => html`<p>${message} (${code})</p>`)}
</body>
</html>
`.text;

const batchHtml = (result: Collected['results'][number]): Html => html`<section>
<h2>${batchText(result.batch)}</h2>
<progress value="${result.counts.done}" max="${result.batch.portions}"></progress>
<p>${progressText(result)}</p>
${result.counts.done > 0 ? html`<pre>${result.summary.text(columns, paint(false)).join('\n')}</pre>` : ''}
${result.problems.map(({ code, message }) => html`<p>${message} (${code})</p>`)}
</section>`;
