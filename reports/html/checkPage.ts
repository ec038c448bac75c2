import { stringify } from 'yaml';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { NumberText } from '../../spec/api/decode/numberText.ts';
import { answerOf, calmOf, calmTexts } from '../answer.ts';
import { answeredBy } from '../answeredBy.ts';
import { toldBounds } from '../bounds.ts';
import { inputWithoutValues } from '../hiddenValues.ts';
import { objectName } from '../json/checkReport.ts';
import { leftOutNotes } from '../leftOut.ts';
import { partsText } from '../parts.ts';
import { titleOf } from '../title.ts';
import { wordsOf } from '../words.ts';
import { countsSection } from './counts.ts';
import { Html, html } from './html.ts';
import { chartsSection, type Pictures, stateGraphSection } from './pictures.ts';
import { style } from './style.ts';
import { tracesSection } from './traces.ts';
import { traceAnchor, verdictsSection } from './verdicts.ts';

/** The report of a check as one HTML file that needs nothing else. `saved`: where counterexamples are, by law. */
export const checkPage = (
  check: Check,
  pictures: Pictures,
  saved: ReadonlyMap<string, string>,
  showValues = false,
): string => {
  const traces = tracesSection(check.judged, saved);
  const manifests = manifestsSection(check, showValues);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(check.scenario.name, check.input.objects)}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
${header(check)}
<nav><div><a href="#verdicts">Verdicts</a>${traces ? html`<a href="#counterexamples">Counterexamples</a>` : ''}<a href="#explored">What was explored</a><a href="#states">State graph</a><a href="#charts">Statecharts</a>${manifests ? html`<a href="#manifests">Manifests</a>` : ''}</div></nav>
<main>
${verdictsSection(check.judged)}
${traces}
${countsSection(check)}
${stateGraphSection(pictures, check.exploration.status.states)}
${chartsSection(pictures)}
${manifests}
<footer>pod-semantics: an executable specification of how Kubernetes Pods behave, after Kubernetes v1.36 with its default feature gates.</footer>
</main>
</body>
</html>
`.text;
};

const header = (check: Check): Html => {
  const { scenario, mutant, judged, input, built } = check;
  const broken = judged.filter(({ verdict, onPurpose }) => !onPurpose && verdict.verdict === 'violated');
  const { tone, sentence } = answerOf(answeredBy(check));
  const { telling, never } = toldBounds(check);
  const badges = { good: 'good', bad: 'bad', open: 'warn' };
  return html`<header><div>
<span class="badge ${badges[tone]}">${sentence}</span>
<h1>${titleOf(check.scenario.name, check.input.objects)}</h1>
<p>${scenario.says}</p>
${broken.map(
  ({ law }) =>
    html`<p class="broken"><a href="#${traceAnchor(law.id)}">${law.id}</a>: ${wordsOf(law).says}</p>`,
)}
${[...partsText(check), ...calmTexts(calmOf(built)), ...leftOutNotes(input)].map((line) => html`<p>${line}</p>`)}
<ul class="chips">${telling.map(([name, value]) => html`<li>${name} <b>${value}</b></li>`)}${
    never.length > 0 ? html`<li>0: ${never.join(', ')}</li>` : ''
  }${mutant ? html`<li>mutant <b>${mutant.name}</b>: ${mutant.says}</li>` : ''}</ul>
</div></header>`;
};

const manifestsSection = ({ input }: Check, showValues: boolean): Html | undefined => {
  if (input.objects.length === 0) return undefined;
  const { objects } = inputWithoutValues({ objects: input.objects }, showValues);
  const left = ', without what may be secret in them: values of the environment, commands and arguments';
  return html`
<section id="manifests">
<h2>Manifests</h2>
<p>The objects as they were read${showValues ? '' : left}.</p>
${objects.map(
  (object) =>
    html`<details class="card"><summary><h3>${objectName(object)}</h3><p>${object.place.file ?? ''}${
      object.place.line ? `:${object.place.line}` : ''
    }</p></summary><pre>${yamlOf(object.object)}</pre></details>`,
)}
</section>`;
};

const yamlOf = (object: unknown): string =>
  stringify(
    JSON.parse(
      JSON.stringify(object, (_, value) => (value instanceof NumberText ? Number(value.text) : value)),
    ),
  );
