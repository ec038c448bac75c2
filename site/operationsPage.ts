import { operations } from '../oracle/operations.ts';
import { shippedVectors } from '../oracle/vectors/shippedVectors.ts';
import { type Html, html } from '../reports/html/html.ts';
import { jsonText } from '../spec/api/jsonText.ts';
import { anchorOf, type SitePage } from './page.ts';

/** examples longer than this nobody reads */
const longest = 3_000;

/** The shortest case that uses something, and is not refused. */
const exampleOf = (op: string) => {
  const cases = shippedVectors(op).map((each) => ({ ...each, length: jsonText(each.request).length }));
  const telling = cases.filter(({ negative, features }) => !negative && features.length > 0);
  return (telling.length > 0 ? telling : cases)
    .toSorted((a, b) => a.length - b.length)
    .find(({ length }) => length < longest);
};

/** Every decision of Kubernetes that can be asked for, each with a worked example. */
export const operationsPage = (): SitePage => ({
  file: 'operations.html',
  title: 'Decisions',
  entries: operations.map(({ op, says }) => ({ name: op, says, anchor: anchorOf(op) })),
  body: html`<p>${operations.length} decisions of Kubernetes, each a pure function that answers JSON with JSON: <code>podsem oracle</code>, or <code>podsem serve</code> over HTTP. Each answer is one that the real code gave, unless it says otherwise.</p>
${operations.map(({ op, says }) => operationArticle(op, says))}`,
});

const operationArticle = (op: string, says: string): Html => {
  const example = exampleOf(op);
  return html`<article class="card" id="${anchorOf(op)}"><h3><code>${op}</code></h3><p>${says}</p>
${
  example &&
  html`<details><summary>An example: ${example.why || example.features.join(', ')}</summary>
<p>asked${example.source === 'specification' ? ' (answered by this specification alone)' : ''}</p><pre>${jsonText({ op, ...example.request }, 1)}</pre>
<p>answered</p><pre>${jsonText(example.answer, 1)}</pre></details>`
}
</article>
`;
};
