import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { capture } from '../capture.ts';
import { benchmark, newFile, report } from './benchmark.ts';

const checkBenchmark = (...options: readonly string[]) => capture([...benchmark, '--no-save', ...options]);

const system = benchmark.slice(1);

describe('rest', () => {
  test('at the ends that a scenario names is expected', async () => {
    const answer = await checkBenchmark('--deadlocks', '--json');
    expect(answer.code).toBe(0);
    expect(report(answer)).toMatchObject({
      deadlocks: 12,
      deadlockCheck: {
        byEnd: { 'as many Pods serve as there are replicas': 6, 'the UIDs have run out': 10 },
        unexpected: 0,
        path: null,
        complete: true,
      },
    });
  });

  test('is shown with a shortest way to it where a scenario names no ends', async () => {
    const argv = ['check', 'cli/examples/web-server.yaml', '--nodes', '1', '--node-failures', '0'];
    const { code, out } = await capture([...argv, '--container-exits', '0', '--deadlocks', '--no-save']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^1 of 2 Pods of Deployment default\/web-server stays Pending even when nothing fails/,
    );
    expect(out).toMatch(/the system comes to rest in [\d,]+ states?/);
    expect(out).toContain('the scenario names no ends');
    expect(out).toMatch(/kubelet: starts the container/);
  });
});

describe('coverage', () => {
  test('lists every rule and every transition of a chart, also those that never happened', async () => {
    const { coverage, transitions } = report(await checkBenchmark('--coverage', '--json'));
    const rules = coverage?.rules ?? [];
    expect(rules.reduce((sum, { count }) => sum + count, 0)).toBe(transitions);
    const without = ['check', '--scenario', 'replicated-pods', '--bounds', 'N=2,R=2,U=3,F=0,C=1'];
    const never = report(await capture([...without, '--coverage', '--json', '--no-save'])).coverage;
    expect(never?.rules).toContainEqual({ rule: 'Die(1)', count: 0 });
    expect(never?.transitions).toContainEqual({
      component: 'node[1]',
      state: 'machine Up, condition Ready, self 1',
      event: '{"type":"DIE"}',
      count: 0,
    });
  });

  test('is text too, one line for all that have the same chart', async () => {
    const { out } = await checkBenchmark('--coverage');
    expect(out).toMatch(/^ {2}2,684 +Create$/m);
    expect(out).toMatch(/^ {2}[\d,]+ +pod: object Live, .* on EVICT$/m);
    expect(out).toMatch(/on NODE_DIED node 1$/m);
  });
});

describe('all shortest counterexamples', () => {
  test('are as long as the first, different, and each breaks the law when it is replayed', async () => {
    const { laws } = report(await checkBenchmark('--all-shortest', '--json'));
    const { allShortest, steps, path } = laws.find(({ id }) => id === 'P5')!;
    const paths = allShortest?.paths ?? [];
    expect(Number(allShortest?.count)).toBeGreaterThanOrEqual(paths.length);
    expect(new Set(paths).size).toBe(100);
    expect(paths.every((each) => each.split('.').length === steps)).toBe(true);
    for (const each of [path ?? '', paths[0]!, paths[99]!]) {
      const again = await capture(['replay', ...system, '--law', 'P5', '--path', each]);
      expect(again.code).toBe(1);
    }
    expect(laws.filter((law) => law.allShortest)).toHaveLength(1);
  });

  test('are not all known of a search that ended early, and it says so', async () => {
    const { out } = await checkBenchmark('--all-shortest', '--max-states', '15000', '--law', 'P5');
    expect(out).toContain('not all shortest counterexamples are known');
  });
});

describe('a path', () => {
  test('that is none is refused with what may happen instead', async () => {
    const replay = ['replay', ...system, '--law', 'P5', '--path'];
    const { code, err } = await capture([...replay, '0.99']);
    expect(code).toBe(2);
    expect(err).toMatch(/^step 2: "99" is not the place of a rule; here may happen: .*\(CK303\)\n$/);
    for (const path of ['x', '0..1', '-1']) expect((await capture([...replay, path])).code).toBe(2);
    expect((await capture([...replay, ''])).code).toBe(0);
  });

  test('of a run without end is replayed with where it begins again', async () => {
    const bounds = [
      '--scenario',
      'replicated-pods',
      '--bounds',
      'N=2,R=1,U=2,F=0,C=0,variant=free-partitions',
    ];
    const { out } = await capture(['check', ...bounds, '--law', 'L1', '--no-save']);
    const [, path = '', loopFrom = ''] = /^path: ([\d.]+) --loop-from (\d+)$/m.exec(out) ?? [];
    const replay = ['replay', ...bounds, '--law', 'L1', '--path', path];
    expect((await capture([...replay, '--loop-from', loopFrom])).code).toBe(1);
    expect((await capture(replay)).code).toBe(0);
    expect((await capture([...replay, '--loop-from', '999'])).code).toBe(2);
  });

  test('of a mutant of manifests is replayed with them', async () => {
    const argv = ['cli/examples/web-server.yaml', '--nodes', '2', '--mutant', 'surplus-pod'];
    const { code, out } = await capture([
      ...['replay', ...argv, '--law', 'workload/no-surplus', '--path', '0.0.0', '--json'],
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ broken: true, law: 'workload/no-surplus' });
  });
});

describe('an export', () => {
  const exported = async (name: string, ...options: readonly string[]): Promise<string> => {
    const file = newFile(name);
    const { code, err } = await checkBenchmark('--export', file, ...options);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return readFileSync(file, 'utf8');
  };

  test('as JSON is the whole graph, or part of it', async () => {
    const whole = JSON.parse(await exported('graph.json'));
    expect(whole).toMatchObject({ format: 'pod-semantics/graph', leftOut: { states: 0, steps: 0 } });
    expect([whole.states.length, whole.steps.length]).toEqual([16_169, 56_968]);
    const near = JSON.parse(await exported('near.json', '--export-only', 'depth=2,rule=Create'));
    expect(near.states).toHaveLength(1 + 5 + 12);
    expect(near.steps.every(({ rule }: { rule: string }) => rule === 'Create')).toBe(true);
  });

  test('as DOT may show the ways to a breach only', async () => {
    const dot = await exported('breach.dot', '--export-only', 'law=P5');
    expect(dot).toMatch(/^digraph "replicated-pods" \{/);
    expect(dot.split('\n').length).toBeLessThan(1_000);
  });

  test('as ITF is a counterexample, or a run to a farthest state', async () => {
    const breach = JSON.parse(await exported('run.itf.json'));
    expect(breach['#meta'].description).toContain('breaks P5');
    expect(breach.states).toHaveLength(16);
    const run = JSON.parse(await exported('run.itf.json', '--law', 'P1'));
    expect(run['#meta'].description).toContain('one of the farthest states');
    expect(run.states).toHaveLength(22);
  });
});
