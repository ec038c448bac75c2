import type { Story } from '../../drivers/observed/explanation/story.ts';
import { sinceCreated, storyEnds } from '../../drivers/observed/explanation/storyText.ts';
import type { TraceVerdict } from '../../drivers/observed/judgeTrace.ts';
import { plural } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';
import { spaceTimeSection, spaceTimeStyle } from './spaceTimeSection.ts';
import { style } from './style.ts';

/** The verdicts on recordings, and what each Pod in them went through, as one HTML file that needs nothing else. */
export const tracePage = (verdicts: readonly TraceVerdict[], stories: readonly Story[]): string => {
  const rejected = verdicts.filter(({ accepted }) => !accepted).length;
  const answer =
    rejected === 0
      ? `${plural(verdicts.length, 'recording')} accepted: no law is violated by what they show`
      : `${rejected} of ${plural(verdicts.length, 'recording')} rejected`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${answer}</title>
<link rel="icon" href="data:,">
<style>${new Html(style + spaceTimeStyle)}</style>
</head>
<body>
<header><div><h1>${answer}</h1></div></header>
<main>
${verdicts.map(verdictSection)}
${spaceTimeSection(stories)}
${stories.length > 0 ? html`<h2 id="pods">What each Pod went through</h2>` : ''}
${stories.map(storySection)}
<footer>pod-semantics: an executable specification of how Kubernetes Pods behave, after Kubernetes v1.36 with its default feature gates.</footer>
</main>
</body>
</html>
`.text;
};

const verdictSection = ({
  file,
  accepted,
  events,
  violations,
  deviations,
  problems,
  unjudged,
}: TraceVerdict): Html => html`<section>
<h2>${file} <span class="badge ${accepted ? 'good' : 'bad'}">${accepted ? 'accepted' : 'rejected'}</span></h2>
<p>${plural(events, 'record')}</p>
${
  violations.length > 0
    ? html`<table><tr><th>line</th><th>law</th><th>object</th><th>what was seen</th></tr>${violations.map(
        ({ line, law, object, message }) =>
          html`<tr><td>${line}</td><td>${law}</td><td>${object}</td><td>${message}</td></tr>`,
      )}</table>`
    : ''
}
${list(
  'Known deviations of Kubernetes',
  deviations.map(
    ({ deviation, line, object, message }) => `${deviation}, line ${line}, ${object}: ${message}`,
  ),
)}
${list(
  'Unreadable',
  problems.map(({ code, message, place }) => `line ${place.line ?? '?'}: ${message} (${code})`),
)}
${list('Not judged', unjudged)}
</section>`;

const list = (title: string, items: readonly string[]): Html | string =>
  items.length === 0 ? '' : html`<h3>${title}</h3><ul>${items.map((each) => html`<li>${each}</li>`)}</ul>`;

const storySection = (
  story: Story,
): Html => html`<details><summary>${story.pod}: ${plural(story.chapters.length, 'event')}, ${storyEnds[story.end]}</summary>
<table><tr><th>time</th><th>line</th><th>what happened</th></tr>${story.chapters.map(
  ({ line, time, hidden, event }) => html`
${hidden.map((step) => html`<tr><td></td><td></td><td><i>${step}</i></td></tr>`)}<tr><td>${sinceCreated(story, time)}</td><td>${line}</td><td>${event}</td></tr>`,
)}</table></details>`;
