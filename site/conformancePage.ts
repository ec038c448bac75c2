import { conformanceMap } from '../properties/conformance/conformanceMap.ts';
import type { ConformanceGroup, HeldTest } from '../properties/conformance/conformanceRecord.ts';
import { type Html, html } from '../reports/html/html.ts';
import { anchorOf, type SitePage } from './page.ts';

/** How many tests of some groups are held, of how many. */
export const heldOf = (groups: readonly ConformanceGroup[]) => {
  const held = groups.flatMap((group) => group.held).length;
  const others = groups.flatMap(({ notModelled }) => notModelled).flatMap(({ tests }) => tests).length;
  return { held, tests: held + others };
};

/** The tests of Kubernetes' own conformance suite about Pods, and what holds each here. */
export const conformancePage = (): SitePage => {
  const all = heldOf(conformanceMap);
  const core = heldOf(conformanceMap.filter(({ isCore }) => isCore));
  return {
    file: 'conformance.html',
    title: 'Conformance',
    entries: conformanceMap.flatMap((group) => [
      ...group.held.map(({ test }) => ({ name: test, says: group.name, anchor: anchorOf(group.name) })),
      ...group.notModelled.flatMap(({ because, tests }) =>
        tests.map((test) => ({ name: test, says: because, anchor: anchorOf(group.name) })),
      ),
    ]),
    body: html`<p>${all.held} of the ${all.tests} tests of Kubernetes’ own conformance suite that concern Pods are held here; ${core.held} of ${core.tests} at the core (Pods, their containers, scheduler and controllers).</p>
<div class="card scroll"><table><thead><tr><th>about</th><th>core</th><th>held</th><th>of</th></tr></thead><tbody>${conformanceMap.map(
      (group) => {
        const { held, tests } = heldOf([group]);
        return html`<tr><td><a href="#${anchorOf(group.name)}">${group.name}</a></td><td>${group.isCore ? 'core' : ''}</td><td class="number">${held}</td><td class="number">${tests}</td></tr>`;
      },
    )}</tbody></table></div>
${conformanceMap.map(groupSection)}`,
  };
};

const groupSection = ({ name, held, notModelled }: ConformanceGroup): Html =>
  html`<section id="${anchorOf(name)}"><h2>${name}</h2>
${held.map((record) => html`<article class="card"><h3>${record.test}</h3><dl>${evidence(record)}</dl></article>`)}
${notModelled.map(
  ({ because, tests }) =>
    html`<details class="card"><summary>Not modelled (${tests.length}): ${because}</summary><ul>${tests.map((test) => html`<li>${test}</li>`)}</ul></details>`,
)}</section>
`;

const evidence = ({ heldBy, leftOut }: HeldTest): readonly (Html | undefined)[] => {
  const { laws = [], operations = [], scenarios = [], recordings = [] } = heldBy;
  const links = (file: string, names: readonly string[]): Html =>
    html`${names.map((name, at) => html`${at === 0 ? '' : ', '}<a href="${file}#${anchorOf(name)}">${name}</a>`)}`;
  const row = (name: string, names: readonly string[], content: Html): Html | undefined =>
    names.length === 0 ? undefined : html`<dt>${name}</dt><dd>${content}</dd>`;
  return [
    row('Laws', laws, links('laws.html', laws)),
    row('Decisions', operations, links('operations.html', operations)),
    row('Scenarios', scenarios, links('scenarios.html', scenarios)),
    row('Recordings', recordings, html`${recordings.join(', ')}`),
    leftOut ? html`<dt>Left out</dt><dd>${leftOut}</dd>` : undefined,
  ];
};
