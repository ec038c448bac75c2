import type { JudgedLaw } from '../../drivers/exhaustive/check.ts';
import { plural } from '../terminal/numbers.ts';
import { wordsOf } from '../words.ts';
import { type Html, html } from './html.ts';

export const traceAnchor = (law: string): string => `trace-${law.replaceAll(/[^\w-]+/g, '-')}`;

/** A verdict in a word or two. */
export const badge = ({ verdict, onPurpose }: JudgedLaw): Html => {
  switch (verdict.verdict) {
    case 'holds':
      return html`<span class="badge good">holds</span>`;
    case 'violated':
      return onPurpose
        ? html`<span class="badge warn">violated on purpose</span>`
        : html`<span class="badge bad">violated</span>`;
    case 'unexercised':
      return html`<span class="badge warn">never exercised</span>`;
    case 'undecided':
      return html`<span class="badge warn">undecided</span>`;
  }
};

/** Every law with its sentence, its source, and what was found out about it. */
export const verdictsSection = (judged: readonly JudgedLaw[]): Html => html`
<section id="verdicts">
<h2>Verdicts</h2>
<p>“Holds” means: in every state and step within the bounds. “Never exercised” means: nothing broke the law, but nothing put it to the test either.</p>
${tables(judged)}
</section>`;

/** Laws that nothing put to the test are folded away where others were. */
const tables = (judged: readonly JudgedLaw[]): Html => {
  const unexercised = judged.filter(({ verdict }) => verdict.verdict === 'unexercised');
  const telling = judged.filter((each) => !unexercised.includes(each));
  if (unexercised.length === 0 || telling.length === 0) return html`<div class="card">${table(judged)}</div>`;
  return html`<div class="card">${table(telling)}</div>
<details class="card"><summary>${plural(unexercised.length, 'law')} never exercised</summary>${table(unexercised)}</details>`;
};

const table = (judged: readonly JudgedLaw[]): Html => html`<table class="verdicts">
<thead><tr><th>verdict</th><th>law</th><th>what it says, and where it comes from</th></tr></thead>
<tbody>${inOrder(judged).map(row)}</tbody>
</table>`;

const order = ['violated', 'undecided', 'unexercised', 'holds'];

/** What was violated first, then what could not be decided, then the rest. */
const inOrder = (judged: readonly JudgedLaw[]): readonly JudgedLaw[] =>
  judged.toSorted((a, b) => order.indexOf(a.verdict.verdict) - order.indexOf(b.verdict.verdict));

/** The page that a law follows from, as a link that says whose it is. */
const citation = (source: string): Html => {
  const [, page = source] = /^https:\/\/kubernetes\.io\/docs\/(.*)$/.exec(source) ?? [];
  const text = page === source ? source.replace('https://', '') : `Kubernetes documentation, ${page}`;
  return html`<a href="${source}">${text}</a>`;
};

const row = (judged: JudgedLaw): Html => {
  const { law, verdict } = judged;
  const { says, source } = wordsOf(law);
  const aside =
    verdict.verdict === 'violated'
      ? html`<br><a href="#${traceAnchor(law.id)}">${plural(verdict.steps, 'step')}</a>`
      : verdict.verdict === 'undecided'
        ? html`<div class="source">${verdict.why}</div>`
        : undefined;
  return html`<tr><td>${badge(judged)}${aside}</td><td><code>${law.id}</code></td><td class="says">${says}<div class="source">${citation(source)}</div></td></tr>
`;
};
