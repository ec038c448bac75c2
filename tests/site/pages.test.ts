import { describe, expect, test } from 'vitest';
import { scenarios } from '../../models/scenarios/scenarios.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import { controllersMutants } from '../../properties/mutants/controllers/controllersMutants.ts';
import { benchmarksPage } from '../../site/benchmarksPage.ts';
import { conformancePage } from '../../site/conformancePage.ts';
import { counterexamplesOf, plantedInControllers } from '../../site/counterexamples.ts';
import { exampleClusters } from '../../site/exampleClusters.ts';
import { lawsPage } from '../../site/lawsPage.ts';
import { operationsPage } from '../../site/operationsPage.ts';
import { entriesText, pageText } from '../../site/page.ts';
import { scenariosPage } from '../../site/scenariosPage.ts';
import { witnessesOf } from '../../site/witnesses.ts';

const witnesses = witnessesOf(exampleClusters.slice(0, 1));
const stories = counterexamplesOf(plantedInControllers(controllersMutants.slice(0, 4)));
const pages = [
  lawsPage(witnesses, stories),
  scenariosPage([...scenarios]),
  operationsPage(),
  conformancePage(),
];

test('the benchmarks that were measured last are a page, each row with its goal', () => {
  const text = pageText(benchmarksPage());
  expect(benchmarksPage().entries.length).toBeGreaterThan(10);
  expect(text).toContain('<th>goal</th>');
  expect(/>undefined|\[object Object\]/.test(text)).toBe(false);
});

describe('the site', () => {
  test.each(pages)('has what can be found on $file, where the search says that it is', (page) => {
    const text = pageText(page);
    expect(page.entries.length).toBeGreaterThan(30);
    const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => anchor));
    expect(page.entries.filter(({ anchor }) => !anchors.has(anchor)).map(({ name }) => name)).toEqual([]);
    expect(/>undefined|\[object Object\]/.test(text)).toBe(false);
    expect(/<(script|img|iframe|link)[^>]*(src|href)="(?!data:|entries)/.test(text)).toBe(false);
  });

  test('links lead to places that there are', () => {
    const texts = new Map(pages.map((page) => [page.file, pageText(page)]));
    const links = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/href="([a-z]+\.html)#([^"]+)"/g)].map(([, file, anchor]) => ({
        file: file!,
        anchor,
      })),
    );
    expect(links.length).toBeGreaterThan(100);
    const lost = links.filter(({ file, anchor }) => !texts.get(file)?.includes(` id="${anchor}"`));
    expect(lost).toEqual([]);
  });

  test('tells of each law its sentence, and of many a way that puts it to the test', () => {
    const [laws] = pages;
    const text = pageText(laws!);
    expect(laws!.entries).toHaveLength(lawBook.length);
    expect([...witnesses.keys()]).toContain('identity/scheduled-once');
    expect(text).toContain('Put to the test');
    expect([...stories.keys()]).toContain('controller-without-memory');
    expect(text).toContain('controller-without-memory breaks it after');
  });

  test('what is searched is a script that says nothing but what there is', () => {
    expect(entriesText(pages).startsWith('const entries = [["laws.html#')).toBe(true);
  });
});
