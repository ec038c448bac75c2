import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../reports/chromium.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const folder = temporaryFolder();
const page = join(folder, 'explorer.html');
const quiet = ['--nodes', '1', '--node-failures', '0', '--max-uids', '3', '--container-exits', '0'];
const saved = join(folder, 'cluster.workload-no-surplus.json');

beforeAll(async () => {
  const check = ['check', 'cli/examples/web-server.yaml', '--mutant', 'surplus-pod', ...quiet];
  await capture([...check, '--law', 'workload/no-surplus', '--save', folder]);
  expect(await capture(['explore', saved, '--out', page])).toMatchObject({ code: 0, err: '' });
});

describe('explore', () => {
  test('writes one file that asks nothing of any other, and is below 400 kB on its way to a browser', () => {
    const text = readFileSync(page, 'utf8');
    expect(/<(script|img|iframe|link)[^>]*(src|href)="(?!data:)/.test(text)).toBe(false);
    expect(text.slice(0, 1_000)).toContain('Content-Security-Policy" content="default-src &#39;none&#39;');
    expect(gzipSync(text).length).toBeLessThan(400_000);
  });

  test('what manifests and counterexamples say is data, never markup', async () => {
    const out = join(folder, 'markup.html');
    const stdin = `apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {x: "</script><script>alert(1)</script>"}}
spec: {containers: [{name: a, image: x}]}`;
    expect(await capture(['explore', '-', ...quiet.slice(0, 2), '--out', out], { stdin })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(out, 'utf8').includes('<script>alert')).toBe(false);
  });

  test.each([
    [['explore'], 'nothing to check', 2],
    [
      ['explore', saved, '--nodes', '2', '--out', 'x.html'],
      'a saved counterexample says all of it; nodes',
      2,
    ],
    [['explore', saved, saved, '--out', 'x.html'], 'it stands alone', 2],
    [['explore', '--scenario', 'nothing', '--out', 'x.html'], 'no scenario is called "nothing"', 2],
    [['explore', saved, '--path', '0.77', '--out', 'x.html'], '"77" is not the place of a rule', 2],
    [
      ['explore', '--scenario', 'replicated-pods', '--law', 'P9', '--out', 'x'],
      'no law is called "P9"; there are P1',
      2,
    ],
    [['explore', saved, '--out', join(folder, 'absent', 'x.html')], 'absent', 74],
    [['explore', saved, '--out', 'x.html', '--port', '0'], 'give one of them', 2],
    [['explore', saved, '--graph', 'x.html'], 'leads to the page that --out writes', 2],
    [['explore', saved, '--out', 'x.html', '--by', 'web'], '--by goes with --graph', 2],
    [
      ['explore', saved, '--out', 'x.html', '--graph', 'y.html', '--by', 'web-servr'],
      'nothing is called "web-servr"; did you mean web-server',
      2,
    ],
  ])('says what is wrong with %j', async (argv, why, code) => {
    const told = await capture(argv);
    expect(told.err).toContain(why);
    expect(told.code).toBe(code);
  });

  test('draws every state by what one Pod and each workload are, and boxes lead to the explorer', async () => {
    const graph = join(folder, 'states.html');
    const asked = ['explore', '--scenario', 'node-never', '--out', page.replace('.html', '-2.html')];
    expect(await capture([...asked, '--graph', graph])).toMatchObject({ code: 0, err: '' });
    const text = readFileSync(graph, 'utf8');
    expect(text).toContain('all of them are looked at');
    expect(text).toMatch(/<a xlink:href="explorer-2.html#path=[\d.]*&amp;system=[0-9a-f]{8}/);
    expect(/<(script|img|iframe|link)[^>]*(src|href)="(?!data:)/.test(text)).toBe(false);
  });

  test('a counterexample that was cut off is refused with its place', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, readFileSync(saved, 'utf8').replace('"choices"', '"choice"'));
    expect(await capture(['explore', broken, '--out', 'x.html'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('choices'),
    });
  });

  test('serves the page on this machine alone, until it is told to end', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    expect(await capture(['explore', saved, '--port', String(port)])).toMatchObject({
      code: 2,
      err: expect.stringContaining('somebody else listens there'),
    });
    taken.close();
    const served = capture(['explore', saved, '--port', '0'], { interrupted: AbortSignal.abort() });
    expect(await served).toMatchObject({
      code: 0,
      out: expect.stringMatching(/http:\/\/127\.0\.0\.1:\d+\//),
    });
  });
});

describe.skipIf(!chromiumPath)('the page in Chromium (skipped where there is no Chromium)', () => {
  let browser: Browser;
  const complaints: string[] = [];
  const address = pathToFileURL(page).href;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
  });
  afterAll(async () => browser?.close());

  const open = async (url: string, width = 1440, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    tab.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
    });
    await tab.goto(url);
    await tab.waitForSelector('#story');
    return tab;
  };
  // asked from outside: a page whose policy lets no text be evaluated cannot wait for it by itself
  const becomes = (tab: Page, what: string) =>
    expect.poll(() => tab.evaluate(what), { timeout: 3_600_000, interval: 20 }).toBe(true);
  const stands = (tab: Page, where: string) =>
    becomes(tab, `document.querySelector('.transport output').textContent === ${JSON.stringify(where)}`);

  test('opens at the end of the story, and says which law it breaks and why', async () => {
    const tab = await open(address);
    await stands(tab, 'step 3 of 3');
    const law = tab.locator('.laws > ul > li').first();
    expect(await law.textContent()).toContain('violated workload/no-surplus');
    expect(await law.locator('.because').textContent()).toContain('replicas 2');
    expect(await tab.locator('.command').first().textContent()).toContain('kubectl get pods');
    await becomes(tab, "document.querySelector('.drawing .active') !== null");
    await tab.close();
  });

  test('is walked by keyboard: back, another turn, whose link opens the same moment', async () => {
    const tab = await open(address);
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('ArrowLeft');
    await stands(tab, 'step 1 of 3');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await stands(tab, 'step 2 of 2, 2 turns');
    expect(await tab.locator('.turn').count()).toBe(1);
    const told = await tab.locator('#happened').textContent();
    const link = tab.url();
    expect(link).toMatch(/#path=0\.1&system=/);
    const other = await open(link);
    await stands(other, 'step 2 of 2');
    expect(await other.locator('#happened').textContent()).toBe(told);
    await other.close();
    await tab.keyboard.press('[');
    await tab.keyboard.press('End');
    await stands(tab, 'step 3 of 3');
    await tab.close();
  });

  test('finds the next state where something is so, and says where there is none', async () => {
    const tab = await open(`${address}#path=`);
    await tab.keyboard.press('f');
    await tab.keyboard.type("pods.exists(p, p.phase == 'Runing')");
    await tab.keyboard.press('Enter');
    await tab.waitForFunction("document.querySelector('.said').textContent.includes('did you mean')");
    await tab.locator('dialog input').first().fill("pods.exists(p, p.phase == 'Running')");
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('dialog', { state: 'detached' });
    await becomes(tab, "document.querySelector('.command').textContent.includes('Running')");
    await tab.close();
  });

  test('searches, hides parts, shows the chart of one and the story as a picture, and switches from light to dark', async () => {
    const tab = await open(address);
    await tab.keyboard.press('/');
    await tab.keyboard.type('sandbox');
    await tab.waitForFunction("document.querySelectorAll('.group li').length === 3");
    await tab.locator('.group li button').first().click();
    await becomes(tab, "document.querySelector('#chart').textContent.includes('sandbox')");
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('s');
    await becomes(tab, "document.querySelectorAll('dialog .sequence .life').length === 3");
    await tab.keyboard.press('Escape');
    await becomes(tab, "document.querySelector('dialog') === null");
    const groups = await tab.locator('.group').count();
    await tab.locator('.group h3 button').first().click();
    await becomes(tab, `document.querySelectorAll('.group').length === ${groups - 1}`);
    const paper = () => tab.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await tab.keyboard.press('t');
    await tab.keyboard.press('t');
    expect(await paper()).not.toBe(light);
    await tab.close();
  });

  test('says that a link is of another system, of another version, or leads nowhere', async () => {
    const tab = await open(address);
    const isToldOf = async (hash: string, words: string) => {
      await tab.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      const told = `document.querySelector('.notice')?.textContent.includes(${JSON.stringify(words)})`;
      await tab.waitForFunction(told);
    };
    await isToldOf('path=0&system=00000000&version=9.9.9', 'another system, or for version 9.9.9');
    await isToldOf('path=0.99', 'cannot be followed beyond step 1 of 2');
    await isToldOf('path=x', 'not a list of places');
    await tab.close();
    const old = join(folder, 'old.html');
    writeFileSync(old, readFileSync(page, 'utf8').replace(/"version":"[^"]+"/, '"version":"0.0.1"'));
    const other = await open(pathToFileURL(old).href);
    expect(await other.locator('.notice').textContent()).toContain('0.0.1');
    await other.close();
  });

  test('fits windows of 360 to 1600 pixels', async () => {
    const tab = await open(address, 360, 'dark');
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    for (const width of [360, 800, 1600]) {
      await tab.setViewportSize({ width, height: 900 });
      expect(await tab.evaluate(overflow)).toBe(0);
    }
    await tab.close();
  });

  test('without an error, and without a network', () => {
    expect(complaints).toEqual([]);
  });
});
