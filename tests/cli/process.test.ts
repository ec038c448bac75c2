import { describe, expect, test } from 'vitest';
import { runCommand } from './runCommand.ts';

const large = ['check', '--scenario', 'replicated-pods', '--bounds', 'N=3,R=3,U=9,F=6,C=6', '--no-save'];

describe('podsem as a program of its own', () => {
  test('without arguments, and for --help, it says what it can do', async () => {
    const { code, out } = await runCommand([]);
    expect(code).toBe(0);
    for (const name of ['check', 'fuzz', 'replay', 'laws', 'scenarios', 'mutants', 'oracle']) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect((await runCommand(['check', '--help'])).out).toContain('--node-failures <number>');
  });

  test('Ctrl-C prints what is known, and ends with 130', async () => {
    let sent = false;
    const { code, out } = await runCommand([...large, '--json'], {
      onErr: (child) => {
        if (!sent) child.kill('SIGINT');
        sent = true;
      },
    });
    expect(code).toBe(130);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ outcome: 'interrupted', ending: 'interrupted' });
    expect(report.states).toBeGreaterThan(1_000);
  });

  test('the oracle answers a stream on standard input', async () => {
    const { code, out } = await runCommand(['oracle'], { stdin: '{"id":1,"op":"none"}\n{"id":2}\n' });
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).problem.code),
    ).toEqual(['PS1102', 'PS1103']);
  });
});
