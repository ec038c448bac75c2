import { describe, expect, test } from 'vitest';
import { runCommand } from './runCommand.ts';

/** A Pod that takes long to compile: many containers, each with three probes. */
const manyContainers = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: {
    containers: Array.from({ length: 8 }, (_, at) => ({
      name: `c${at}`,
      image: 'nginx',
      readinessProbe: { tcpSocket: { port: 80 } },
      livenessProbe: { tcpSocket: { port: 80 } },
      startupProbe: { tcpSocket: { port: 80 } },
    })),
  },
});

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
      onErr: (child, said) => {
        if (sent || !said.includes(' states, ')) return;
        sent = true;
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ outcome: 'interrupted', ending: 'interrupted' });
    expect(report.states).toBeGreaterThan(1_000);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s is heard while charts are compiled', async (signal) => {
    let sent = false;
    const { code, out } = await runCommand(['check', '-', '--no-save', '--law', 'container'], {
      stdin: manyContainers,
      onErr: (child, said) => {
        if (sent || !said.includes('compiling the charts: ')) return;
        sent = true;
        child.kill(signal);
      },
    });
    expect(code).toBe(130);
    expect(out).toContain('not complete: interrupted while compiling the charts');
    expect(out).toMatch(/^ {2}\? undecided +container\//m);
  });

  test.each([[[]], [['--scenario', 'pod-on-node']]])(
    'SIGTERM ends fuzz %j, which tells what it has lived through',
    async (of) => {
      let sent = false;
      const { code, out } = await runCommand(['fuzz', ...of, '--runs', '1000000', '--seed', '1', '--json'], {
        onErr: (child, said) => {
          if (sent || !said.includes(' lifetimes, ')) return;
          sent = true;
          child.kill('SIGTERM');
        },
      });
      expect(code).toBe(130);
      expect(JSON.parse(out).lifetimes).toBeGreaterThan(0);
    },
  );

  test('a check takes no less time and memory than the limits that it is given', async () => {
    const { code, out, err } = await runCommand(['check', '-', '--no-save', '--memory-limit', '1'], {
      stdin: manyContainers,
    });
    expect(code).toBe(3);
    expect(out + err).toContain('the memory limit was met while');
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
