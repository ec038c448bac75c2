import { describe, expect, test } from 'vitest';
import { bugs } from '../../properties/bugs/bugs.ts';
import { capture } from './capture.ts';

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('podsem bugs', () => {
  test('lists every known bug in a table of at most 100 columns, with the command that finds it', async () => {
    const { code, out } = await capture(['bugs']);
    expect(code).toBe(0);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const { numbers, says, found } of bugs) {
      expect(inOneLine(out)).toContain(says);
      if (found.kind !== 'not modelled') expect(out).toContain(`podsem check --bug ${numbers[0]}\n`);
      else expect(inOneLine(out)).toContain(`not modelled: ${found.because}`);
    }
  });

  test('lists them as JSON', async () => {
    const { out } = await capture(['bugs', '--json']);
    const listed = JSON.parse(out) as { number: number; command: string | null }[];
    expect(listed.map(({ number }) => number)).toEqual(bugs.map(({ numbers }) => numbers[0]));
  });

  test('shows one whole, by any of its numbers', async () => {
    const { out } = await capture(['bugs', '59767']);
    for (const part of ['58711, 59767', 'podsem check --bug 58711', 'podsem check --scenario bug-58711'])
      expect(out).toContain(part);
    expect(await capture(['bugs', '58711'])).toEqual(await capture(['bugs', '#59767']));
    const { out: json } = await capture(['bugs', '58711', '--json']);
    expect(JSON.parse(json)).toMatchObject({ numbers: [58711, 59767], found: 'on a node' });
  });

  test('an unknown number is refused, and what may have been meant is named', async () => {
    const { code, err } = await capture(['bugs', '58712']);
    expect([code, err]).toEqual([2, expect.stringContaining('did you mean 58711?')]);
    expect(err).toContain('PS1203');
    expect((await capture(['bugs', '58711', '59767'])).err).toContain('PS1201');
  });
});

describe('podsem check --bug', () => {
  test('plants the defective rule and finds the law that it breaks', async () => {
    const { code, out } = await capture(['check', '--bug', '127208', '--no-save']);
    expect(code).toBe(1);
    expect(out).toContain('phase/terminal-final is violated');
    expect(out).toContain('stops the kubelet');
  });

  test('in the same scenario the rule that holds now breaks nothing', async () => {
    const { code } = await capture(['check', '--scenario', 'bug-126343', '--no-save']);
    expect(code).toBe(0);
  });

  test.for([
    [['--bug', '5871'], 'did you mean 58711?'],
    [['--bug', '58711', '--scenario', 'cluster'], '--bug cannot be combined with --scenario'],
    [['--bug', '58711', '--mutant', 'policy-ignored'], '--bug cannot be combined with --mutant'],
  ] as const)('%s is refused', async ([options, why]) => {
    const { code, err } = await capture(['check', ...options, '--no-save']);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  });
});
