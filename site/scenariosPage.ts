import { lawsOf } from '../drivers/exhaustive/lawsOf.ts';
import type { Scenario } from '../models/scenarios/scenario.ts';
import { type Html, html } from '../reports/html/html.ts';
import { anchorOf, item, type SitePage } from './page.ts';
import { builtAsUsual } from './witnesses.ts';

/** Every scenario with its bounds and its figures. */
export const scenariosPage = (scenarios: readonly Scenario[]): SitePage => ({
  file: 'scenarios.html',
  title: 'Scenarios',
  entries: scenarios.map(({ name, says }) => ({ name, says, anchor: anchorOf(name) })),
  body: html`<p>${scenarios.length} named, bounded systems. <code>podsem check --scenario NAME</code> explores every state of one, <code>podsem explore --scenario NAME</code> walks through it.</p>
${scenarios.map(scenarioArticle)}`,
});

const scenarioArticle = (scenario: Scenario): Html => {
  const { name, says, bounds } = scenario;
  const built = builtAsUsual(scenario);
  const figures = built
    ? [
        `${built.system.components.length} components by ${new Set(built.system.components.map(({ chart }) => chart)).size} charts`,
        `${built.system.rules.length} rules`,
        `${lawsOf(built).length} laws`,
      ].join(', ')
    : 'as the manifests say';
  return html`<article class="card" id="${anchorOf(name)}"><h3><code>${name}</code></h3><p>${says}</p>
<dl>${item('Figures', [figures])}${item('Breaks', built?.brokenOnPurpose ?? [])}${item(
    'Notes',
    built?.notes ?? [],
  )}</dl>
${
  bounds.length === 0
    ? undefined
    : html`<details><summary>${bounds.length} bounds</summary><div class="scroll"><table><thead><tr><th>bound</th><th>what it is</th><th>usually</th></tr></thead><tbody>${bounds.map(
        (bound) =>
          html`<tr><td><code>${bound.name}</code></td><td>${bound.says}</td><td>${bound.default}</td></tr>`,
      )}</tbody></table></div></details>`
}
</article>
`;
};
