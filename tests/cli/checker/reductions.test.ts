import { describe, expect, test } from 'vitest';
import golden from '../../checker/symmetry/orbits.json' with { type: 'json' };
import { capture } from '../capture.ts';
import { benchmark, report } from './benchmark.ts';

const checkBenchmark = (...options: readonly string[]) => capture([...benchmark, '--no-save', ...options]);

const verdicts = (of: ReturnType<typeof report>) => of.laws.map(({ id, verdict }) => [id, verdict]);

describe('symmetry', () => {
  test('gives the golden orbit counts of the benchmark of a million states', async () => {
    const { params, orbits } = golden['1M'];
    const bounds = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    const found = report(
      await capture([
        ...['check', '--scenario', 'replicated-pods', '--bounds', bounds.join(',')],
        ...['--symmetry', '--json', '--no-save'],
      ]),
    );
    expect(found).toMatchObject({
      orbits: { states: orbits.distinct, transitions: orbits.transitions },
      depth: orbits.depth,
      levels: orbits.levels,
      rules: orbits.actions,
      deadlocks: orbits.deadlocks,
      quiescent: orbits.quiescent,
      reductions: ['symmetry'],
    });
    expect(found.laws.find(({ id }) => id === 'P5')?.steps).toBe(orbits.p5_shortest);
  });

  test('is not in the report of a search that did not use it', async () => {
    const found = report(await checkBenchmark('--json'));
    expect(found).toMatchObject({ reductions: [], stopped: null });
    expect(found).not.toHaveProperty('orbits');
  });

  test('finds rest up to exchange of the nodes', async () => {
    const { deadlockCheck, deadlocks } = report(await checkBenchmark('--symmetry', '--deadlocks', '--json'));
    expect(deadlocks).toBe(golden.XS.orbits.deadlocks);
    expect(deadlockCheck).toMatchObject({ unexpected: 0, complete: true });
  });
});

describe('a compact search', () => {
  test('finds the same, and misses nothing', async () => {
    const found = report(await checkBenchmark('--compact', '--json'));
    const plain = report(await checkBenchmark('--json'));
    expect(found).toMatchObject({
      missProbability: null,
      states: 16_169,
      transitions: 56_968,
      reductions: [],
    });
    expect([found.levels, found.rules, verdicts(found)]).toEqual([
      plain.levels,
      plain.rules,
      verdicts(plain),
    ]);
  });
});

describe('partial order reduction', () => {
  test('keeps the verdicts of laws about states and steps, and says nothing of whole runs', async () => {
    const whole = report(await checkBenchmark('--json'));
    const answer = await checkBenchmark('--por', '--deadlocks', '--json');
    const reduced = report(answer);
    expect(answer.code).toBe(3);
    expect(verdicts(reduced).slice(0, -1)).toEqual(verdicts(whole).slice(0, -1));
    expect(reduced.laws.at(-1)).toMatchObject({
      verdict: 'undecided',
      why: 'a search that leaves out steps says nothing of whole runs',
    });
    expect(reduced.states).toBeLessThan(whole.states);
    expect(reduced).toMatchObject({ reductions: ['partial order'], deadlocks: whole.deadlocks });
    expect(reduced.deadlockCheck).toMatchObject({ unexpected: 0, complete: true });
  });

  test('is refused where urgent rules settle within steps', async () => {
    const { code, err } = await capture(['check', 'cli/examples/web-server.yaml', '--por', '--no-save']);
    expect(code).toBe(2);
    expect(err).toMatch(/^cluster: urgent rules settle .* \(CK306\)\n$/);
  });
});

test('a search that runs out of memory says so', async () => {
  const argv = ['check', '--scenario', 'replicated-pods', '--bounds', 'N=3,R=2,U=4,F=1,C=2', '--json'];
  const answer = await capture([...argv, '--memory-limit', '8Mi', '--no-save']);
  expect(answer.code).toBe(3);
  expect(report(answer)).toMatchObject({ stopped: 'memory', ending: 'bytes', outcome: 'undecided' });
});
