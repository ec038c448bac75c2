import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../reports/json/checkReport.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const small = ['check', '--scenario', 'replicated-pods', '--bounds', 'N=2,R=2,U=3,F=1,C=1'];
const report = (text: string): CheckReport => JSON.parse(text) as CheckReport;
describe('the benchmark, asked for on the command line', () => {
  test('its counts are those of the independent explorers, and P5 alone is violated, in 15 steps', async () => {
    const { code, out } = await capture([...small, '--workers', '1', '--json', '--no-save']);
    const { states, transitions, depth, levels, rules, laws, ending, outcome } = report(out);
    expect({ code, states, transitions, depth, ending, outcome }).toEqual({
      code: 0,
      states: 16_169,
      transitions: 56_968,
      depth: 21,
      ending: 'complete',
      outcome: 'good',
    });
    expect(levels.slice(0, 6)).toEqual([1, 5, 12, 25, 49, 90]);
    expect(rules).toMatchObject({ Create: 2_684, Schedule: 4_502, KillOrphan: 1_036, Heal: 5_784 });
    expect(laws.map(({ id, verdict, steps }) => [id, verdict, steps])).toEqual([
      ['P1', 'holds', null],
      ['P2', 'holds', null],
      ['P3', 'holds', null],
      ['P4', 'holds', null],
      ['P5', 'violated', 15],
      ['L1', 'holds', null],
    ]);
    expect(laws.every(({ says, source }) => says && source)).toBe(true);
  });

  test('nodes that may flap for ever break the liveness law by a run without end', async () => {
    const argv = ['check', '--scenario', 'replicated-pods', '--law', 'L1', '--no-save'];
    const bounds = ['--bounds', 'N=2,R=1,U=2,F=0,C=0,variant=free-partitions'];
    const { code, out } = await capture([...argv, ...bounds, '--json']);
    expect(code).toBe(1);
    expect(report(out)).toMatchObject({ states: 3_344, laws: [{ verdict: 'violated', loopFrom: 2 }] });
    const text = await capture([...argv, ...bounds]);
    expect(text.out).toContain('from here on, again and again for ever');
  });

  test('up to symmetry the counts are those of orbits, the laws are the same, and whole runs are not judged', async () => {
    const { code, out } = await capture([...small, '--symmetry', '--json', '--no-save']);
    const { states, transitions, laws, alike } = report(out);
    expect({ code, states, transitions }).toEqual({ code: 3, states: 8_097, transitions: 28_534 });
    expect(alike).toEqual([['node[1]', 'node[2]']]);
    expect(laws.map(({ verdict }) => verdict)).toEqual([
      ...['holds', 'holds', 'holds', 'holds'],
      ...['violated', 'undecided'],
    ]);
    expect(laws[4]?.steps).toBe(15);
  });

  test('the first violated law may end the search; one that is violated on purpose does not', async () => {
    const mutated = ['check', 'cli/examples/web-server.yaml', '--mutant', 'surplus-pod', '--fail-fast'];
    const stopped = await capture([...mutated, '--law', 'workload/no-surplus', '--no-save', '--json']);
    expect(stopped.code).toBe(1);
    expect(report(stopped.out).ending).toBe('first breach');
    const { code, out } = await capture([...small, '--fail-fast', '--no-save', '--json']);
    expect({ code, ending: report(out).ending }).toEqual({ code: 0, ending: 'complete' });
  });

  test('a limit leaves laws undecided, with what is known so far', async () => {
    const { code, out } = await capture([...small, '--max-states', '500', '--json', '--no-save']);
    expect(code).toBe(3);
    const { ending, states, laws, outcome } = report(out);
    expect({ ending, outcome }).toEqual({ ending: 'states', outcome: 'undecided' });
    expect(states).toBeGreaterThanOrEqual(500);
    expect(laws[0]).toMatchObject({ verdict: 'undecided', why: 'the limit of states was met' });
  });

  test('an interrupted search says what it knows, with exit code 130', async () => {
    const { code, out } = await capture([...small, '--json', '--no-save'], {
      interrupted: AbortSignal.abort(),
    });
    expect(code).toBe(130);
    expect(report(out).ending).toBe('interrupted');
  });
});

describe('a law that a mutant breaks', () => {
  const mutated = ['check', 'cli/examples/web-server.yaml', '--mutant', 'surplus-pod', '--nodes', '2'];
  const few = ['--node-failures', '0', '--law', 'workload/no-surplus'];

  test('is reported with steps that say who did what and what the API showed', async () => {
    const { code, out } = await capture([...mutated, ...few, '--no-save']);
    expect(code).toBe(1);
    expect(out).toContain('workload/no-surplus is violated in 3 steps');
    expect(out).toContain('ReplicaSet controller: creates a Pod  pod[3]');
    expect(out).toMatch(/pod\[1\] +existence not created → present, phase \(none\) →\s+Pending/);
    expect(out.split('\n').every((line) => line.length <= 110)).toBe(true);
  });

  test('is saved, also as ITF, and breaks again when it is replayed', async () => {
    const directory = temporaryFolder();
    await capture([...mutated, ...few, '--save', directory]);
    expect(readdirSync(directory).sort()).toEqual([
      'cluster.workload-no-surplus.itf.json',
      'cluster.workload-no-surplus.json',
    ]);
    const itf = JSON.parse(readFileSync(join(directory, 'cluster.workload-no-surplus.itf.json'), 'utf8'));
    expect(itf['#meta'].format).toBe('ITF');
    expect(itf.states).toHaveLength(4);
    const again = await capture(['replay', join(directory, 'cluster.workload-no-surplus.json')]);
    expect(again.code).toBe(1);
    expect(again.out).toContain('workload/no-surplus is violated');
  });

  test('may be one of Pods on their node: saved and replayed like those of a cluster', async () => {
    const directory = temporaryFolder();
    const node = ['check', '--scenario', 'node-static-references', '--law', 'static/no-references'];
    const { code } = await capture([
      ...[...node, '--mutant', 'references-of-static-pods-ignored', '--save', directory],
    ]);
    expect(code).toBe(1);
    const saved = join(directory, 'node-static-references.static-no-references.json');
    expect(await capture(['replay', saved])).toMatchObject({ code: 1 });
    expect(await capture([...node, '--no-save'])).toMatchObject({ code: 0 });
  });

  test('without the mutant the same manifest breaks no law', async () => {
    const { code, out } = await capture([
      ...['check', 'cli/examples/web-server.yaml', '--nodes', '2', '--node-failures', '0', '--no-save'],
      ...['--container-exits', '1', '--json'],
    ]);
    expect(report(out).laws.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
    expect(code).toBe(0);
    expect(report(out).objects).toEqual(['Deployment web-server']);
  });
});

describe('bounds that only a node in full detail has', () => {
  const pod = 'tests/cases/check/created-then-reboot-never.yaml';
  const checked = async (...options: string[]) => {
    const { out, err } = await capture([
      'check',
      pod,
      ...options,
      '--law',
      'container',
      '--no-save',
      '--json',
    ]);
    return out === '' ? err : report(out).scenario;
  };

  test.each([
    ['pod-on-node', ['--reboots', '1']],
    ['pod-on-node', ['--bounds', 'reboots=1']],
    ['pod-on-node', ['--reboots', '1', '--kubelet-restarts', '1']],
    ['cluster', ['--kubelet-restarts', '1']],
    ['cluster', []],
  ])('ask for %s: %j', async (scenario, options) => {
    expect(await checked(...options)).toBe(scenario);
  });

  test('that a cluster has too are judged there, which says where probes are judged in detail', async () => {
    const stdin = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: nginx, startupProbe: {tcpSocket: {port: 80}}}]}
`;
    const notesFor = async (...options: string[]): Promise<string> => {
      const bounds = ['--nodes', '1', '--node-failures', '0', '--law', 'container', '--no-save', ...options];
      return (await capture(['check', '-', ...bounds], { stdin })).out;
    };
    const place = '--scenario pod-on-node';
    expect(await notesFor('--kubelet-restarts', '1', '--probe-failures', '1')).toContain(place);
    expect(await notesFor('--kubelet-restarts', '1')).not.toContain(place);
  });

  test('go neither with those of a cluster nor with another scenario that is named', async () => {
    expect(await checked('--reboots', '1', '--nodes', '2')).toContain('has no bound "reboots"');
    expect(await checked('--reboots', '1', '--scenario', 'cluster')).toContain('has no bound "reboots"');
  });
});

describe('a manifest on standard input', () => {
  test('is checked like a file; objects without bearing on Pods are left out, and named', async () => {
    const stdin = `
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Service, metadata: {name: web}}
  - apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: web, image: nginx}]}
`;
    const bounds = ['--nodes', '1', '--node-failures', '0', '--no-save'];
    const { code, out } = await capture(['check', '-', ...bounds], { stdin });
    expect(code).toBe(0);
    expect(out).toContain('left out, without bearing on Pods: Service web\n');
    expect(out).toContain('no law is violated within these bounds');
  });
});
