import { isLiveness } from '../../checker/laws/law.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import type { JudgedLaw } from '../../drivers/exhaustive/check.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { subjectNames } from '../explorer/subjectNames.ts';
import { alsoText, whereText } from '../parts.ts';
import { storyOf } from '../questions/story.ts';
import { sequenceOf } from '../sequence/sequence.ts';
import { sequenceSvg } from '../sequence/sequenceSvg.ts';
import { plural } from '../terminal/numbers.ts';
import { type Change, type NarratedStep, narrate } from '../trace/narrate.ts';
import { wordsOf } from '../words.ts';
import { Html, html } from './html.ts';
import { storySection } from './story.ts';
import { badge, traceAnchor } from './verdicts.ts';

/** The shortest counterexample of every violated law, step by step. */
export const tracesSection = (
  judged: readonly JudgedLaw[],
  saved: ReadonlyMap<string, string>,
): Html | undefined => {
  const broken = judged.filter(({ verdict }) => verdict.verdict === 'violated');
  if (broken.length === 0) return undefined;
  return html`
<section id="counterexamples">
<h2>Counterexamples</h2>
<p>The shortest way to break each law: who did what, and what changed. What the API did not show is grey; what follows at once, within the same step, is marked ↳.</p>
${broken.map((each) => counterexample(each, saved.get(each.law.id)))}
</section>`;
};

const counterexample = (judged: JudgedLaw, file: string | undefined): Html | undefined => {
  const { law, verdict, onPurpose, in: part } = judged;
  if (verdict.verdict !== 'violated') return undefined;
  const steps = narrate(verdict.trace);
  const ending =
    isLiveness(law) && verdict.loopFrom === undefined
      ? html`<li class="loop">from then on nothing that has to happen in the end can happen</li>`
      : undefined;
  return html`<details class="card" id="${traceAnchor(law.id)}"${onPurpose ? '' : html` open`}>
<summary><h3><code>${law.id}</code> ${badge(judged)} in ${plural(verdict.steps, 'step')}${whereText(part)}</h3><p>${[wordsOf(law).says, ...alsoText(part)].join('; ')}${
    file ? html`<br><code>podsem replay ${file}</code>, <code>podsem explore ${file}</code>` : undefined
  }</p></summary>
${isQuestion(law) ? storySection(storyOf(law.question, verdict.trace, verdict.loopFrom)) : undefined}
<ol class="steps">${steps.map((step) => stepItem(step, verdict.loopFrom))}${ending}</ol>
${sequencePart(verdict.trace, steps, verdict.loopFrom)}
</details>`;
};

/** more steps than these are a picture that nobody reads */
const mostDrawn = 200;

const sequencePart = (
  { system, initial }: Trace,
  steps: readonly NarratedStep[],
  loopFrom: number | undefined,
): Html | undefined => {
  if (steps.length > mostDrawn) return undefined;
  const sequence = sequenceOf(steps, subjectNames(system, initial), loopFrom);
  return html`<details><summary>Who tells whom what, as a picture</summary><div class="sequences">${new Html(sequenceSvg(sequence, { alone: false }))}</div></details>`;
};

const stepItem = (step: NarratedStep, loopFrom: number | undefined): Html => {
  const { number, actor, rule, about, shown, behind } = step;
  const loop =
    loopFrom !== undefined && number === loopFrom + 1
      ? html`<li class="loop">from here on, again and again for ever</li>`
      : undefined;
  const hidden = behind.filter(
    ({ subject }) =>
      !shown.some((change) => subject === change.subject || subject.startsWith(`${change.subject}.`)),
  );
  return html`${loop}<li${number === undefined ? html` class="at-once"` : ''}><span class="position">${
    number ?? html`<span title="at once, within the step above">↳</span>`
  }</span><div><span class="who">${actor}</span> <span class="rule">${rule}</span> <span class="mono">${about.join(
    ', ',
  )}</span>${shown.map((change) => changeLine(change, false))}${hidden.map((change) => changeLine(change, true))}</div></li>
`;
};

const changeLine = ({ subject, differences }: Change, isHidden: boolean): Html =>
  html`<div class="change"><span class="subject${isHidden ? ' hidden' : ''}">${subject}</span>${differences.map(
    ({ field, before, after }) =>
      html`<span${isHidden ? html` class="hidden"` : ''}>${field} <del>${before}</del> → <ins>${after}</ins></span>`,
  )}</div>`;
