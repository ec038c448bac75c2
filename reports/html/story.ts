import type { Story } from '../questions/story.ts';
import { type Html, html } from './html.ts';

/** How a question comes to be answered with no, as people tell it. */
export const storySection = ({ steps, loopFrom, decided, held, pods, laws }: Story): Html => html`
<ol class="steps">${steps.map(
  ({ first, last, who, does, numbers, pods: changed }) => html`${
    loopFrom !== null && first === loopFrom + 1
      ? html`<li class="loop">from here on, again and again for ever</li>`
      : undefined
  }<li><span class="position">${first === last ? `${last}` : `${first}–${last}`}</span><div><span class="who">${who}</span> <span class="rule">${does}</span>${numbers.map(
    ({ text, before, after }) =>
      html`<div class="change"><code>${text}</code> <del>${before}</del> → <ins>${after}</ins></div>`,
  )}${changed.length > 0 ? podTable(changed) : undefined}</div></li>
`,
)}</ol>
<div class="told"><p>What decided: ${decided.map(({ text, value }, at) => html`${at > 0 ? '; ' : ''}<code>${text}</code> is ${value}`)}</p>
${held.length > 0 ? html`<p>What holds it up:</p><ul>${held.map((each) => html`<li>${each}</li>`)}</ul>` : undefined}
<p>What <code>kubectl get pods</code> then shows:</p>
${podTable(pods)}
<p>${laws}</p>
<p>All steps, as the model takes them:</p></div>`;

const podTable = (pods: Story['pods']): Html =>
  html`<table><tr><th>NAME</th><th>READY</th><th>STATUS</th><th>NODE</th></tr>${pods.map(
    ({ name, readiness, status, node }) =>
      html`<tr><td>${name}</td><td>${readiness}</td><td>${status}</td><td>${node}</td></tr>`,
  )}</table>`;
