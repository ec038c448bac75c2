import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Story } from '../../../drivers/observed/explanation/story.ts';
import { tracePage } from '../../../reports/html/tracePage.ts';
import { spaceTimeOf } from '../../../reports/sequence/spaceTime.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { chromiumPath } from '../chromium.ts';

const chapter = (line: number, time: number, event: string) => ({ line, time, hidden: [], event });

const story = (pod: string, ...chapters: Story['chapters']): Story => ({
  pod,
  uid: pod,
  chapters,
  end: 'there',
});

describe('what a recording shows, in space and time', () => {
  const web = story(
    'default/web',
    chapter(3, 100, 'it is created'),
    chapter(5, 100.25, 'it is bound to n1'),
    chapter(9, 102, 'its kubelet writes Running'),
  );
  const db = story(
    'default/db',
    chapter(4, 100.125, 'it is created'),
    chapter(8, 101, 'the scheduler finds no node'),
  );

  test('is told by who writes, kubelets by their nodes, in the order of time', () => {
    const { begins, lanes, pods, events } = spaceTimeOf([web, db]);
    expect(begins).toBe(100);
    expect(lanes).toEqual(['API server', 'clients', 'scheduler', 'kubelet of n1']);
    expect(events.map(({ at, pod, lane, line }) => [at, pods[pod], lanes[lane], line])).toEqual([
      [0, 'default/web', 'clients', 3],
      [0.125, 'default/db', 'clients', 4],
      [0.25, 'default/web', 'scheduler', 5],
      [1, 'default/db', 'scheduler', 8],
      [2, 'default/web', 'kubelet of n1', 9],
    ]);
  });

  test('is nothing where nothing was seen, and what Pods are called is never markup', () => {
    expect(tracePage([], [])).not.toContain('id="space-time"');
    expect(tracePage([], [story('</script><script>alert(1)', chapter(1, 1, 'it is created'))])).not.toContain(
      '<script>alert',
    );
  });
});

test.skipIf(!chromiumPath)(
  'ten thousand events are zoomed into, moved along, and told one by one',
  async () => {
    const stories = Array.from({ length: 1_000 }, (_, pod) =>
      story(
        `default/pod-${pod}`,
        ...Array.from({ length: 10 }, (__, at) =>
          chapter(pod * 10 + at + 1, pod + at / 8, at === 0 ? 'it is created' : 'its kubelet writes Running'),
        ),
      ),
    );
    const file = join(temporaryFolder(), 'page.html');
    writeFileSync(file, tracePage([], stories));
    const browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: ['--headless', '--no-sandbox'],
    });
    try {
      const tab = await browser.newPage({ viewport: { width: 360, height: 900 } });
      const complaints: string[] = [];
      tab.on('console', (message) => complaints.push(message.text()));
      tab.on('pageerror', (error) => complaints.push(error.message));
      await tab.goto(pathToFileURL(file).href);
      const shown = () => tab.evaluate("Number(document.querySelector('#space-time').dataset.shown)");
      const told = () => tab.evaluate("document.querySelector('#space-time output').textContent");
      const patience = { timeout: 3_600_000, interval: 20 };
      await expect.poll(shown, patience).toBe(10_000);
      await tab.locator('#space-time canvas').focus();
      for (let time = 0; time < 4; time++) await tab.keyboard.press('+');
      await expect.poll(shown, patience).toBeLessThan(1_000);
      await tab.keyboard.press('.');
      await expect
        .poll(told, patience)
        .toMatch(/^\+\d+\.\d{3} s {2}\d\d:\d\d:\d\d.* default\/pod-\d+: .*line \d+\)$/);
      await tab.getByRole('button', { name: 'All' }).click();
      await expect.poll(shown, patience).toBe(10_000);
      await tab.getByRole('button', { name: 'Rows: who writes' }).click();
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
