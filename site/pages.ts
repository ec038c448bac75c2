import { scenarios } from '../models/scenarios/scenarios.ts';
import { operations } from '../oracle/operations.ts';
import { plantedBugs } from '../properties/bugs/plantedBugs.ts';
import { conformanceMap } from '../properties/conformance/conformanceMap.ts';
import { lawBook } from '../properties/laws/lawBook.ts';
import { mutants } from '../properties/mutants/mutants.ts';
import type { Layout } from '../reports/drawing/layout.ts';
import { type Html, html } from '../reports/html/html.ts';
import { chartsPage } from './chartsPage.ts';
import { conformancePage, heldOf } from './conformancePage.ts';
import { exampleCluster } from './exampleCluster.ts';
import { lawsPage } from './lawsPage.ts';
import { operationsPage } from './operationsPage.ts';
import type { SitePage } from './page.ts';
import { scenariosPage } from './scenariosPage.ts';
import { witnessesOf } from './witnesses.ts';

/** Every page of the site. */
export const sitePages = (layout: Layout): readonly SitePage[] => {
  const witnesses = witnessesOf([exampleCluster, ...scenarios]);
  const pages = [
    lawsPage(witnesses),
    chartsPage(scenarios, layout, exampleCluster),
    scenariosPage([...scenarios, ...plantedBugs.map(({ scenario }) => scenario)]),
    operationsPage(),
    conformancePage(),
  ];
  return [overview(), ...pages];
};

const overview = (): SitePage => {
  const { held, tests } = heldOf(conformanceMap);
  const figures: readonly (readonly [file: string, count: string, what: string])[] = [
    ['laws.html', String(lawBook.length), 'laws'],
    ['laws.html', String(mutants.length), 'seeded faults that they catch'],
    ['scenarios.html', String(scenarios.length + plantedBugs.length), 'scenarios'],
    ['scenarios.html', String(plantedBugs.length), 'historical bugs, planted again'],
    ['operations.html', String(operations.length), 'decisions'],
    ['conformance.html', `${held} of ${tests}`, 'conformance tests about Pods held'],
  ];
  return {
    file: 'index.html',
    title: 'How Kubernetes Pods behave',
    entries: [],
    body: html`<p>An executable specification: pure decisions, statecharts, a book of laws, and a model checker that puts them together.</p>
<div class="figures">${figures.map(figure)}</div>`,
  };
};

const figure = ([file, count, what]: readonly [string, string, string]): Html =>
  html`<a class="card" href="${file}"><b>${count}</b>${what}</a>`;
