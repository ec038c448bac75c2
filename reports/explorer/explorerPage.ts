import { jsonText } from '../../spec/api/jsonText.ts';
import { Html, html } from '../html/html.ts';
import type { ExplorerData } from './explorerData.ts';

/** JSON that a script element may hold: nothing in it ends the element. */
const embedded = (data: ExplorerData): string =>
  jsonText(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** nothing is asked of any other place, whatever a page is made to hold */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The page that explores a system: one file that needs nothing else. `script`: the program of all such pages. */
export const explorerPage = (data: ExplorerData, script: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${data.title} · pod-semantics</title>
<link rel="icon" href="data:,">
</head>
<body>
<div id="explorer"><noscript>This page explores a system as you ask it to: it needs JavaScript, and nothing else.</noscript></div>
<script type="application/json" id="explored">${new Html(embedded(data))}</script>
<script type="module">${new Html(script)}</script>
</body>
</html>
`.text;
