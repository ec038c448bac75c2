import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { capture } from '../cli/capture.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { chromiumPath } from './chromium.ts';

const folder = temporaryFolder();
const page = join(folder, 'index.html');
const cluster = [
  '--mutant',
  'surplus-pod',
  '--nodes',
  '1',
  '--node-failures',
  '0',
  '--max-uids',
  '3',
  '--container-exits',
  '0',
];

/** Letters of drawings that stick out of their drawing, or of the box of their state. */
const textOutsideItsBox = `[...document.querySelectorAll('.drawing svg, .drawing .node')].flatMap((drawn) => {
  const box = (drawn.querySelector(':scope > path, :scope > polygon') ?? drawn).getBoundingClientRect();
  return [...drawn.querySelectorAll('text')].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
  }).map((text) => text.textContent);
})`;

beforeAll(async () => {
  await capture(['check', 'cli/examples/web-server.yaml', ...cluster, '--report', folder, '--save', folder]);
});

describe('the report of a check', () => {
  test('is one file that asks nothing of any other', () => {
    const text = readFileSync(page, 'utf8');
    expect(text).not.toMatch(/<(script|img|iframe|link)[^>]*(src|href)="(?!data:)/);
    expect(text).not.toMatch(/@import|url\(/);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('[object Object]');
  });

  test('tells verdicts with sentence and source, the way to break a law, the charts and the manifest', () => {
    const text = readFileSync(page, 'utf8');
    for (const part of [
      '<span class="badge bad">1 law violated',
      '<code>workload/no-surplus</code>',
      'Kubernetes documentation',
      'creates a Pod',
      'How the parts behave',
      'kind: Deployment',
      // a statechart and one of its states say what they are
      'A Pod as the API server keeps it.',
      'in the API, not being deleted',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/<svg/g)?.length).toBeGreaterThan(10);
  });

  test('what a manifest says is text, never markup', async () => {
    const stdin = `apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {x: "<script>alert(1)</script>"}}
spec: {containers: [{name: a, image: x}]}`;
    await capture(
      ['check', '-', '--nodes', '1', '--node-failures', '0', '--no-save', '--report', join(folder, 'text')],
      {
        stdin,
      },
    );
    const text = readFileSync(join(folder, 'text', 'index.html'), 'utf8');
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;');
  });

  test.skipIf(!chromiumPath).each(['light', 'dark'] as const)(
    'opens in Chromium, %s, without errors (skipped where there is no Chromium)',
    async (colorScheme) => {
      const browser = await chromium.launch({
        executablePath: chromiumPath!,
        args: [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      });
      try {
        const tab = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
        const complaints: string[] = [];
        tab.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
        });
        tab.on('pageerror', (error) => complaints.push(error.message));
        tab.on('request', (request) => {
          if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
        });
        await tab.goto(pathToFileURL(page).href);
        expect(await tab.title()).toContain('web-server');
        expect(await tab.locator('#verdicts tbody tr').count()).toBeGreaterThan(20);
        expect(await tab.locator('#charts svg').count()).toBeGreaterThan(5);
        const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await tab.evaluate(overflow)).toBe(0);
        expect(await tab.evaluate(textOutsideItsBox)).toEqual([]);
        await tab.locator('a[href^="#trace"]').first().click();
        expect(await tab.locator('.steps li').first().isVisible()).toBe(true);
        expect(complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
