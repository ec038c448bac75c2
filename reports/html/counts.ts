import type { Check } from '../../drivers/exhaustive/check.ts';
import { endedText } from '../answeredBy.ts';
import { ruleCounts } from '../json/checkReport.ts';
import { randomNotes } from '../randomRuns.ts';
import { reductionNotes } from '../reductionNotes.ts';
import { bytesText, countText, secondsText } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';

/** What was explored: the size of the space, states by depth, and how often each rule was enabled. */
export const countsSection = (check: Check): Html => {
  const { exploration, compiled, built, alike, reductions, judged } = check;
  const { status, seconds, peakBytes, search } = exploration;
  const ended = endedText(check);
  const figures: readonly (readonly [string, string])[] = [
    [countText(status.states), compiled.reduced ? 'states, merged' : 'states'],
    [countText(status.transitions), 'transitions'],
    [countText(status.levels.length - 1), 'steps deep'],
    [countText(status.deadlocks), 'deadlocks'],
    [secondsText(seconds), 'of search'],
    [bytesText(peakBytes), 'of memory'],
  ];
  const remarks = [
    ended === undefined ? 'Every state within the bounds was reached.' : `Not complete: ${ended}.`,
    compiled.reduced
      ? 'States that no rule and no law can tell apart are merged; the counts are of merged states.'
      : '',
    ...alike.map((names) => `States are counted up to the exchange of ${names.join(', ')}.`),
    ...reductionNotes(reductions, judged.length),
    ...built.notes,
    ...randomNotes(check.random),
  ].filter((remark) => remark);
  return html`
<section id="explored">
<h2>What was explored</h2>
<p>${remarks.map((remark, at) => html`${at ? html`<br>` : ''}${remark}`)}</p>
<div class="card figures">${figures.map(([value, what]) => html`<div><b>${value}</b><span>${what}</span></div>`)}</div>
<div class="columns">
<div class="card"><h3>States by depth</h3>${levelBars(status.levels)}</div>
<div class="card"><h3>States in which each rule is enabled</h3>${ruleBars(ruleCounts(exploration.compiled.rules, search.ruleCounts()))}</div>
</div>
</section>`;
};

const size = { width: 600, height: 240, left: 46, bottom: 22, top: 12 } as const;

const levelBars = (levels: readonly number[]): Html => {
  const most = Math.max(1, ...levels);
  const width = (size.width - size.left) / levels.length;
  const height = size.height - size.bottom - size.top;
  const every = Math.ceil(levels.length / 14);
  const bars = levels.map((count, depth) => {
    const tall = Math.max(count > 0 ? 1 : 0, (count / most) * height);
    const x = size.left + depth * width;
    const y = size.height - size.bottom - tall;
    const label =
      depth % every === 0
        ? `<text x="${(x + width / 2).toFixed(1)}" y="${size.height - 7}" text-anchor="middle">${depth}</text>`
        : '';
    return `<rect x="${(x + 0.5).toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0.5, width - 1).toFixed(1)}" height="${tall.toFixed(1)}"><title>depth ${depth}: ${countText(count)} states</title></rect>${label}`;
  });
  const floor = size.height - size.bottom;
  return new Html(
    `<svg class="levels" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="states by depth">` +
      `<line x1="${size.left}" y1="${floor}" x2="${size.width}" y2="${floor}"/><line x1="${size.left}" y1="${size.top}" x2="${size.width}" y2="${size.top}"/>` +
      `<text x="${size.left - 6}" y="${size.top + 4}" text-anchor="end">${countText(most)}</text><text x="${size.left - 6}" y="${floor}" text-anchor="end">0</text>${bars.join('')}</svg>`,
  );
};

const ruleBars = (counts: { readonly [rule: string]: number }): Html => {
  const most = Math.max(1, ...Object.values(counts));
  const rows = Object.entries(counts).map(
    ([rule, count]) =>
      html`<tr><td><code>${rule}</code></td><td class="track"><div class="bar" style="width:${((count / most) * 100).toFixed(1)}%"></div></td><td class="number">${countText(count)}</td></tr>`,
  );
  return html`<table class="bars">${rows}</table>`;
};
