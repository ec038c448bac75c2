import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../reports/json/checkReport.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const calm = ['--node-failures', '0', '--container-exits', '0', '--no-save', '--law', 'scheduling'];

const workload = (
  kind: string,
  name: string,
  replicas: number,
  spec = 'containers: [{name: a, image: b}]',
): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec:\n` +
  `  replicas: ${replicas}\n  selector: {matchLabels: {app: ${name}}}\n` +
  `  template:\n    metadata: {labels: {app: ${name}}}\n    spec: {${spec}}\n`;

const report = async (
  stdin: string,
  ...options: readonly string[]
): Promise<CheckReport & { readonly code: number }> => {
  const { code, out, err } = await capture(['check', '-', '--json', ...calm, ...options], { stdin });
  return { code, ...(JSON.parse(out || JSON.stringify({ err })) as CheckReport) };
};

const node = (name: string, cpu: number): string =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {allocatable: {cpu: ${cpu}, memory: 8Gi, pods: 9}}\n`;

describe('what becomes of an application when nothing fails', () => {
  test('is told of each workload, with the nodes', async () => {
    const { code, outcome, application } = await report(workload('Deployment', 'web', 2));
    expect({ code, outcome }).toEqual({ code: 0, outcome: 'good' });
    expect(application).toEqual([
      { of: 'Deployment default/web', wanted: 2, nodes: ['node-1', 'node-2'], pending: null },
    ]);
  });

  test('nodes say what machines they are, also under the names that old manifests select by', async () => {
    const selecting = (label: string) =>
      report(workload('Deployment', 'old', 1, `nodeSelector: {${label}}, containers: [{name: a, image: b}]`));
    expect(await selecting('beta.kubernetes.io/os: linux')).toMatchObject({ code: 0, outcome: 'good' });
    expect(await selecting('beta.kubernetes.io/arch: amd64')).toMatchObject({ code: 0, outcome: 'good' });
    expect(await selecting('beta.kubernetes.io/os: windows')).toMatchObject({ code: 1, outcome: 'pending' });
  });

  test('a Pod that no node takes is the answer, with the scheduler’s reasons, though no law is violated', async () => {
    const large = workload(
      'Deployment',
      'big',
      1,
      'containers: [{name: a, image: b, resources: {requests: {cpu: 5}}}]',
    );
    const { code, outcome, answer } = await report(large);
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'pending' });
    expect(answer).toMatch(
      /^Deployment default\/big never runs, even when nothing fails: 0\/3 nodes .* Insufficient cpu/,
    );
  });

  test('Pods that wait for others to be placed are placed after them', async () => {
    const term = 'labelSelector: {matchLabels: {app: second}}, topologyKey: kubernetes.io/hostname';
    const follows = `affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{${term}}]}}`;
    const first = workload('Deployment', 'first', 1, `${follows}, containers: [{name: a, image: b}]`);
    const { outcome, application } = await report(`${first}---\n${workload('Deployment', 'second', 1)}`);
    expect(outcome).toBe('good');
    expect(application[0]?.nodes).toEqual(application[1]?.nodes);
  });
});

describe('a whole application', () => {
  test('of StatefulSets, DaemonSets and Jobs controllers replace Pods, and what of them is not modelled is said', async () => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}}\n';
    const daemon = workload('DaemonSet', 'agent', 1).replace('  replicas: 1\n', '');
    const { application, notes, derivedBounds } = await report(
      [workload('StatefulSet', 'db', 2), job, daemon].join('---\n'),
      '--nodes',
      '1',
    );
    expect(application.map(({ of }) => of)).toEqual([
      ...['StatefulSet default/db', 'Job default/once', 'DaemonSet default/agent'],
    ]);
    expect(derivedBounds).toMatchObject({
      maxUids: '3 of StatefulSet default/db and 2 of Job default/once and 2 of DaemonSet default/agent',
    });
    expect(notes).toContain(
      'of StatefulSet default/db, not everything is modelled: it is not scaled and not updated',
    );
    expect(notes).toContain(
      'of Job default/once, not everything is modelled: restarts of containers do not count towards backoffLimit, and policies for failed Pods, deadlines and suspension are left out',
    );
  });

  test('a ReplicationController is the ReplicaSet that it is to its controller', async () => {
    const controller =
      'apiVersion: v1\nkind: ReplicationController\nmetadata: {name: web}\nspec:\n  replicas: 2\n' +
      '  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: b}]}}\n';
    expect((await report(controller)).application).toMatchObject([
      { of: 'ReplicaSet default/web', wanted: 2 },
    ]);
  });

  test('Nodes of the input are the nodes, and Pods that are on them keep their room', async () => {
    const running =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: old, uid: x}\n' +
      'spec: {nodeName: a, containers: [{name: a, image: b, resources: {requests: {cpu: 900m}}}]}\n';
    const pod = workload(
      'Deployment',
      'web',
      1,
      'containers: [{name: a, image: b, resources: {requests: {cpu: 200m}}}]',
    );
    const { outcome, application, derivedBounds } = await report(
      [node('a', 1), node('b', 1), running, pod].join('---\n'),
    );
    expect(outcome).toBe('good');
    expect(application).toMatchObject([{ of: 'Deployment default/web', nodes: ['b'] }]);
    expect(derivedBounds).toMatchObject({ nodes: '2', maxUids: '2 of Deployment default/web' });
    const full = await report([node('a', 1), running, pod].join('---\n'));
    expect(full.outcome).toBe('pending');
    const both = await capture(['check', '-', '--nodes', '2'], { stdin: `${node('a', 1)}---\n${pod}` });
    expect(both.err).toBe('--nodes cannot be combined with Nodes in the input (PS1201)\n');
  });

  test('what a Deployment of the input has made already is left to it', async () => {
    const web = workload('Deployment', 'web', 1).replace('{name: web, labels', '{name: web, uid: d, labels');
    const owner = (kind: string, name: string) =>
      `ownerReferences: [{apiVersion: apps/v1, kind: ${kind}, name: ${name}, uid: u, controller: true}]`;
    const set = workload('ReplicaSet', 'web-1', 1).replace(
      '{name: web-1',
      `{name: web-1, ${owner('Deployment', 'web')}`,
    );
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: web-1-x, ${owner('ReplicaSet', 'web-1')}}\nspec: {containers: [{name: a, image: b}]}\n`;
    const { application } = await report([web, set, pod].join('---\n'));
    expect(application.map(({ of }) => of)).toEqual(['Deployment default/web']);
  });

  test('what would matter and is not modelled is named, and so is what has no bearing on Pods', async () => {
    const other = (apiVersion: string, kind: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`;
    const { notTaken, withoutBearing } = await report(
      [
        workload('Deployment', 'web', 1),
        other('v1', 'PersistentVolumeClaim'),
        other('v1', 'Secret'),
        other('example.com/v1', 'Deployment'),
      ].join('---\n'),
    );
    expect(notTaken).toEqual(['PersistentVolumeClaim x']);
    expect(withoutBearing).toEqual(['Secret x', 'Deployment x']);
  });
});

describe('a run in which most laws were never exercised', () => {
  test('says so in its first line', async () => {
    const { out } = await capture(['check', '-', '--nodes', '0', '--no-save'], {
      stdin: workload('ReplicaSet', 'web', 0),
    });
    expect(out.split('\n')[0]).toMatch(
      /^no law is violated within these bounds, but \d+ of \d+ laws were never put to the test$/,
    );
  });
});

describe('which objects are asked for', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'b.yaml'), workload('Deployment', 'web', 1));
  writeFileSync(join(folder, 'a.yml'), workload('Deployment', 'db', 1));
  writeFileSync(join(folder, 'readme.md'), '# nothing');
  writeFileSync(
    join(folder, 'below', 'c.json'),
    '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}',
  );
  const objects = async (...options: readonly string[]): Promise<readonly string[]> => {
    const { out } = await capture(['validate', '--json', ...options]);
    return (JSON.parse(out) as { object: string }[]).map(({ object }) => object);
  };

  test('those of a directory by name; with -R of all below it', async () => {
    expect(await objects('-f', folder)).toEqual(['Deployment db', 'Deployment web']);
    expect(await objects(folder, '-R')).toEqual(['Deployment db', 'Deployment web', 'Secret s']);
  });

  test('those that -l selects, in the namespace of -n', async () => {
    expect(await objects(folder, '-l', 'app in (web, x),!gone', '-n', 'shop')).toEqual([
      'Deployment shop/web',
    ]);
    const { err } = await capture(['validate', folder, '-l', 'app in web']);
    expect(err).toBe('--selector: "app in web" is no condition on a label (PS1201)\n');
  });

  test('an object of another namespace than -n is refused', async () => {
    const stdin = workload('Deployment', 'web', 1).replace('{name: web,', '{name: web, namespace: other,');
    const { code, err } = await capture(['check', '-', '-n', 'shop'], { stdin });
    expect(code).toBe(2);
    expect(err).toContain('it is in the namespace "other", and --namespace asks for shop (PS1201)');
  });
});

describe('an application that is too large', () => {
  test('is decided as a smaller instance, which is said; the exit code stays that of what is undecided', async () => {
    const { code, outcome, answer, smaller, application } = await report(workload('Deployment', 'web', 14));
    expect({ code, outcome }).toEqual({ code: 3, outcome: 'undecided' });
    expect(smaller).toBe('9 of 14 replicas of Deployment web, 2 of 3 nodes');
    expect(answer).toBe(
      `too large to be decided as a whole; of a smaller instance (${smaller}): no law is violated within these bounds`,
    );
    expect(application).toMatchObject([{ wanted: 14, pending: null }]);
  });

  test('so large that its Pods are not even placed one by one, it is refused at once', async () => {
    const { code, err } = await capture(['check', '-'], {
      stdin: workload('Deployment', 'web', 1_000_000_000),
    });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'the workloads want 1000000000 Pods, and more than 1000 are not placed one by one (PS1008)\n',
    });
  });

  test('is decided as a smaller instance, too, where a limit leaves it open', async () => {
    const { code, smaller, laws } = await report(
      workload('Deployment', 'web', 3),
      '--max-states',
      '30',
      '--no-reductions',
    );
    expect({ code, smaller }).toEqual({
      code: 3,
      smaller: '1 of 3 replicas of Deployment web, 2 of 3 nodes',
    });
    expect(laws.map(({ verdict }) => verdict)).not.toContain('violated');
  });

  test('may be insisted on', async () => {
    const { code, err } = await capture(['check', '-', '--whole'], {
      stdin: workload('Deployment', 'web', 14),
    });
    expect(code).toBe(2);
    expect(err).toContain('15 Pods are more than the limit of 12');
  });
});

describe('the bounds of a run', () => {
  test('leave every workload one Pod more than its replicas, even where nothing may go wrong', async () => {
    const argv = ['check', 'cli/examples/web-server.yaml', '--nodes', '1', '--mutant', 'surplus-pod'];
    const { code, out } = await capture([
      ...argv,
      '--node-failures',
      '0',
      '--container-exits',
      '0',
      '--no-save',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('workload/no-surplus is violated in 3 steps');
    expect(out).toContain('maxUids=3 of Deployment default/web-server');
  });
});

test('that minReadySeconds is not modelled is said beside the verdict', async () => {
  const patient = workload('Deployment', 'web', 1).replace(
    '  template:',
    '  minReadySeconds: 30\n  template:',
  );
  const { notes } = await report(patient);
  expect(notes).toContainEqual(
    expect.stringMatching(
      /^a Pod of Deployment default\/web counts as available once it is ready, not only 30 s later/,
    ),
  );
});
