import { scenarios } from '../models/scenarios/scenarios.ts';
import { operations } from '../oracle/operations.ts';
import { shippedVectors } from '../oracle/vectors/shippedVectors.ts';
import { plantedBugs } from '../properties/bugs/plantedBugs.ts';
import { conformanceMap } from '../properties/conformance/conformanceMap.ts';
import { lawBook } from '../properties/laws/lawBook.ts';
import { controllersMutants } from '../properties/mutants/controllers/controllersMutants.ts';
import { mutants } from '../properties/mutants/mutants.ts';
import { nodeMutants } from '../properties/mutants/podOnNode/nodeMutants.ts';
import type { Layout } from '../reports/drawing/layout.ts';
import { type Html, html } from '../reports/html/html.ts';
import { benchmarksPage } from './benchmarksPage.ts';
import { chartsPage } from './chartsPage.ts';
import { conformancePage, heldOf } from './conformancePage.ts';
import { counterexamplesOf, plantedInControllers, plantedOnNodes } from './counterexamples.ts';
import { coveragePages } from './coverage/coveragePages.ts';
import { judgeRecordings, shortRecordings } from './coverage/recordingsRun.ts';
import type { SpecCoverage } from './coverage/specCoverage.ts';
import { TransitionCounts } from './coverage/transitionCounts.ts';
import { exampleClusters } from './exampleClusters.ts';
import { lawsPage } from './lawsPage.ts';
import { operationsPage } from './operationsPage.ts';
import type { SitePage } from './page.ts';
import { scenariosPage } from './scenariosPage.ts';
import { looked, witnessesOf } from './witnesses.ts';

/** Every page of the site. `coverage` has begun before anything of `spec` was loaded. */
export const sitePages = async (layout: Layout, coverage: SpecCoverage): Promise<readonly SitePage[]> => {
  const transitions = new TransitionCounts();
  const recordings = shortRecordings();
  await coverage.during('vectors', answerVectors);
  await coverage.during('recordings', () => judgeRecordings(recordings));
  const witnesses = await coverage.during('models', () =>
    witnessesOf([...exampleClusters, ...scenarios], transitions.watch),
  );
  const planted = [...plantedOnNodes(nodeMutants), ...plantedInControllers(controllersMutants)];
  const counterexamples = counterexamplesOf(planted);
  const workloads = new Map([
    ['vectors', 'the requests to the oracle that come with the package'],
    ['recordings', `${recordings.length} short recordings of clusters, judged and explained`],
    ['models', `the first ${looked} states of every scenario`],
  ]);
  const pages = [
    lawsPage(witnesses, counterexamples),
    chartsPage([...exampleClusters, ...scenarios], layout, transitions),
    scenariosPage([...scenarios, ...plantedBugs.map(({ scenario }) => scenario)]),
    operationsPage(),
    conformancePage(),
    benchmarksPage(),
    ...coveragePages(await coverage.end(), workloads),
  ];
  return [overview(), ...pages];
};

const answerVectors = (): void => {
  for (const { op, answer } of operations) for (const { request } of shippedVectors(op)) answer(request);
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
