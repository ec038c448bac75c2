import { expect, test } from 'vitest';
import type { ExplorerData } from '../../../reports/explorer/explorerData.ts';
import { openPage } from '../../../reports/explorer/opened.ts';
import { wrongField } from '../../../reports/explorer/wrongField.ts';

const page: ExplorerData = {
  format: 'pod-semantics/explorer',
  version: '1',
  title: 'a page',
  says: 'a story',
  origin: { scenario: 'replicaset-scaled', bounds: { replicas: 1 }, mutant: null, objects: [] },
  system: 'x',
  law: null,
  choices: [{ rule: 'creates a Pod', args: [1, 1] }],
  loopFrom: null,
  charts: [],
};

test('a page is told which of its fields somebody changed', () => {
  expect(wrongField(page)).toBeUndefined();
  expect(wrongField({ ...page, choices: undefined } as never)).toBe('choices');
  expect(wrongField({ ...page, choices: [{ rule: 'x' }] } as never)).toBe('choices');
  expect(wrongField({ ...page, system: 7 } as never)).toBe('system');
  expect(wrongField({ ...page, version: null } as never)).toBe('version');
  expect(wrongField({ ...page, origin: { ...page.origin, objects: [null] } } as never)).toBe('origin');
  expect(wrongField({ ...page, origin: { ...page.origin, bounds: { replicas: {} } } } as never)).toBe(
    'origin',
  );
});

test('a page without choices is not opened, and says why', async () => {
  const opened = await openPage({ ...page, choices: undefined } as never, '', '1');
  expect(opened).toEqual({
    problems: ['What the page holds was changed: its field choices is not as it is written.'],
  });
});
