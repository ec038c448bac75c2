import { lawBook } from '../properties/laws/lawBook.ts';
import type { LawRecord } from '../properties/laws/lawRecord.ts';
import { mutants } from '../properties/mutants/mutants.ts';
import { type Html, html } from '../reports/html/html.ts';
import { whereJudged } from '../reports/laws/whereJudged.ts';
import type { Counterexample } from './counterexamples.ts';
import { anchorOf, item, type SitePage } from './page.ts';
import type { StoryStep } from './wayInWords.ts';
import type { Witness } from './witnesses.ts';

const familyOf = ({ id }: LawRecord): string => id.slice(0, id.indexOf('/'));

/** Every law: its sentence, its source, where it is judged, a way that puts it to the test, and what it catches. */
export const lawsPage = (
  witnesses: ReadonlyMap<string, Witness>,
  counterexamples: ReadonlyMap<string, Counterexample>,
): SitePage => {
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
${laws.map((law) => lawArticle(law, witnesses.get(law.id), counterexamples))}</section>`,
)}`,
  };
};

const lawArticle = (
  law: LawRecord,
  witness: Witness | undefined,
  counterexamples: ReadonlyMap<string, Counterexample>,
): Html => {
  const { id, says, source, exceptions = [], fields, record, mutants: caught = [], lies = [] } = law;
  return html`<article class="card" id="${anchorOf(id)}"><h3><code>${id}</code></h3>
<p>${says}.</p>
<p><a href="${source}">${source.replace('https://', '')}</a></p>
<dl>${item('Except', exceptions)}${item('Judged in', [whereJudged(law)])}${item(
    'Recordings lack',
    record?.showsLess ?? [],
  )}${item('Fields', [fields.join(', ')])}${item('Mutants', caught.map(mutantText))}${item('Lies', lies)}</dl>
${witness && witnessPart(witness)}
${caught.map((name) => {
  const counterexample = counterexamples.get(name);
  return counterexample?.law === id ? counterexamplePart(name, counterexample) : undefined;
})}
</article>
`;
};

const mutantText = (name: string): Html => {
  const said = mutants.find((mutant) => mutant.name === name)?.says ?? '';
  return html`<code>${name}</code> ${said}`;
};

const witnessPart = ({ scenario, path, steps }: Witness): Html =>
  html`<details><summary>Put to the test ${after(steps)}, in ${scenario}</summary>
${story(steps)}
<p><code>podsem explore --scenario ${scenario}${path && ` --path ${path}`}</code></p></details>`;

const counterexamplePart = (name: string, { scenario, bounds, steps }: Counterexample): Html => {
  const others = Object.entries(bounds).map(([bound, value]) => `${bound}=${value}`);
  const command = `podsem check --scenario ${scenario} --mutant ${name}${others.length > 0 ? ` --bounds ${others.join()}` : ''}`;
  return html`<details><summary>${name} breaks it ${after(steps)}${scenario && `, in ${scenario}`}</summary>
${story(steps)}
${scenario && html`<p><code>${command}</code></p>`}</details>`;
};

const after = (steps: readonly StoryStep[]): string =>
  steps.length === 0
    ? 'from the beginning'
    : `after ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;

const story = (steps: readonly StoryStep[]): Html =>
  html`<ol class="story">${steps.map(({ who, does }) => html`<li>${who} ${does}</li>`)}</ol>`;
