import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RandomReport } from '../../../reports/json/randomReport.ts';
import { type Captured, capture } from '../capture.ts';
import { benchmark, newFile, report } from './benchmark.ts';

const checkBenchmark = (...options: readonly string[]) => capture([...benchmark, '--no-save', ...options]);

const random = ({ out }: Captured): RandomReport => JSON.parse(out) as RandomReport;
const withoutSeconds = ({ seconds: _, ...rest }: RandomReport): object => rest;

describe('random runs of a scenario', () => {
  const runs = ['--simulate', '300', '--json'] as const;

  test('are the same for the same seed', async () => {
    const first = random(await checkBenchmark(...runs, '--seed', '7'));
    const again = random(await checkBenchmark(...runs, '--seed', '7'));
    const other = random(await checkBenchmark(...runs, '--seed', '8'));
    expect(first).toMatchObject({ kind: 'simulation', ending: 'asked', runs: 300, seed: 7 });
    expect(withoutSeconds(again)).toEqual(withoutSeconds(first));
    expect(other.rules).not.toEqual(first.rules);
  });

  test('prove nothing: what they do not break stays undecided', async () => {
    const answer = await checkBenchmark(...runs, '--seed', '7');
    expect(answer.code).toBe(3);
    const { laws, outcome } = random(answer);
    expect(outcome).toBe('undecided');
    expect(laws.every(({ verdict }) => verdict === 'undecided' || verdict === 'violated')).toBe(true);
    expect(laws.find(({ id }) => id === 'P1')?.why).toContain('put to the test and not violated');
  });

  test('shorten a breach, save it, and it breaks again when it is replayed', async () => {
    const folder = newFile('saved');
    const argv = ['check', 'cli/examples/web-server.yaml', '--nodes', '2', '--mutant', 'surplus-pod'];
    const answer = await capture([
      ...[...argv, '--law', 'workload/no-surplus', '--simulate', '200', '--seed', '1'],
      ...['--save', folder, '--json'],
    ]);
    expect(answer.code).toBe(1);
    expect(random(answer).laws[0]).toMatchObject({ verdict: 'violated', steps: 3, path: '0.0.0' });
    expect(readdirSync(folder)).toHaveLength(2);
    const saved = join(folder, 'cluster.workload-no-surplus.json');
    expect((await capture(['replay', saved])).code).toBe(1);
  });

  test('stop at a time limit and at Ctrl-C', async () => {
    const many = ['--simulate', '1000000000', '--seed', '1', '--json'] as const;
    const timed = await checkBenchmark(...many, '--time-limit', '0.3s');
    expect(random(timed).ending).toBe('seconds');
    const argv = [...benchmark, '--no-save', ...many];
    const stopped = await capture(argv, { interrupted: AbortSignal.timeout(300) });
    expect({ code: stopped.code, ending: random(stopped).ending }).toEqual({
      code: 130,
      ending: 'interrupted',
    });
  });
});

describe('a swarm', () => {
  test('of searches that may store every state decides laws about states and steps', async () => {
    const found = random(await checkBenchmark('--swarm', '5', '--seed', '3', '--json'));
    expect(found).toMatchObject({ kind: 'swarm', ending: 'complete', runs: 1, states: 16_169 });
    const whole = report(await checkBenchmark('--json'));
    const verdicts = (laws: RandomReport['laws']) =>
      laws.slice(0, -1).map(({ id, verdict }) => [id, verdict]);
    expect(verdicts(found.laws)).toEqual(verdicts(whole.laws));
    expect(found.laws.at(-1)?.verdict).toBe('undecided');
  });

  test('of smaller ones is bounded by --max-states for each', async () => {
    const found = random(
      await checkBenchmark('--swarm', '4', '--max-states', '500', '--seed', '3', '--json'),
    );
    expect(found).toMatchObject({ ending: 'asked', runs: 4, states: 2_000 });
  });

  test('says in words what it did', async () => {
    const { out } = await checkBenchmark('--swarm', '2', '--max-states', '500', '--seed', '3');
    expect(out).toContain('a swarm of 2 searches, 1,000 states');
    expect(out).toContain('seed 3');
  });
});
