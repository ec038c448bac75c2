import { lawBook } from '../properties/laws/lawBook.ts';
import type { LawRecord } from '../properties/laws/lawRecord.ts';
import { mutants } from '../properties/mutants/mutants.ts';
import { type Html, html } from '../reports/html/html.ts';
import { whereJudged } from '../reports/laws/whereJudged.ts';
import { anchorOf, item, type SitePage } from './page.ts';
import type { Witness } from './witnesses.ts';

const familyOf = ({ id }: LawRecord): string => id.slice(0, id.indexOf('/'));

/** Every law: its sentence, its source, where it is judged, a way that puts it to the test, and what it catches. */
export const lawsPage = (witnesses: ReadonlyMap<string, Witness>): SitePage => {
  const families = new Map<string, LawRecord[]>();
  for (const law of lawBook) families.set(familyOf(law), [...(families.get(familyOf(law)) ?? []), law]);
  return {
    file: 'laws.html',
    title: 'Laws',
    entries: lawBook.map(({ id, says }) => ({ name: id, says, anchor: anchorOf(id) })),
    body: html`<p>${lawBook.length} laws in ${families.size} families. Each follows from the documentation, is judged of the models, of recordings of real clusters, or of both, and catches faults that were seeded to break it.</p>
<p>${[...families.keys()].map((family) => html`<a href="#${anchorOf(family)}">${family}</a> `)}</p>
${[...families].map(
  ([family, laws]) => html`<section id="${anchorOf(family)}"><h2>${family}</h2>
${laws.map((law) => lawArticle(law, witnesses.get(law.id)))}</section>`,
)}`,
  };
};

const lawArticle = (law: LawRecord, witness: Witness | undefined): Html => {
  const { id, says, source, exceptions = [], fields, record, mutants: caught = [], lies = [] } = law;
  return html`<article class="card" id="${anchorOf(id)}"><h3><code>${id}</code></h3>
<p>${says}.</p>
<p><a href="${source}">${source.replace('https://', '')}</a></p>
<dl>${item('Except', exceptions)}${item('Judged in', [whereJudged(law)])}${item(
    'Recordings lack',
    record?.showsLess ?? [],
  )}${item('Fields', [fields.join(', ')])}${item('Mutants', caught.map(mutantText))}${item('Lies', lies)}</dl>
${witness && witnessPart(witness)}
</article>
`;
};

const mutantText = (name: string): Html => {
  const said = mutants.find((mutant) => mutant.name === name)?.says ?? '';
  return html`<code>${name}</code> ${said}`;
};

const witnessPart = ({ scenario, path, steps }: Witness): Html =>
  html`<details><summary>Put to the test ${steps.length === 0 ? 'from the beginning' : html`after ${steps.length} steps`}, in ${scenario}</summary>
<ol class="story">${steps.map(({ who, does }) => html`<li>${who} ${does}</li>`)}</ol>
<p><code>podsem explore --scenario ${scenario}${path && ` --path ${path}`}</code></p></details>`;
