import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const outages = 'cli/examples/outages';
const oneReplica = `${outages}/one-replica.yaml`;

const check = (...words: readonly string[]) => capture(['check', ...words, '--no-save']);

describe('what people do is refused where it names what there is not', () => {
  test.for([
    [['--drain', 'node-9'], 'no node is called "node-9"; did you mean node-1 or node-2?'],
    [['--cordon', 'all'], 'no node is called "all"; there are any, node-1, node-2'],
    [['--zone-loss', 'zone-7'], 'no zone is called "zone-7"; did you mean zone-1 or zone-2?'],
    [['--scale', 'wep=2'], 'no Deployment and no ReplicaSet is called "wep"; did you mean web?'],
    [['--scale', 'web'], '--scale takes a workload and how many Pods it is to have, at most 12: web=1'],
    [['--delete', 'Deployment/wep'], 'there is no "Deployment/wep"; did you mean Deployment/web?'],
    [['--rollback'], '--rollback means nothing without --rollout or --rollout-restart'],
    [['--rollout-restart', '--scale', 'web=2'], 'ask for one of both'],
    [['--repairs', 'soon'], '--repairs must be one of in-the-end, never, replaced, not "soon"'],
    [['--what-if', 'node-los'], 'nothing is called "node-los"; did you mean node-loss'],
  ] as const)('%s', async ([words, says]) => {
    const { code, err } = await check(oneReplica, '--nodes', '2', ...words);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).toContain('(PS1202)');
  });

  test('a rollout of what is not there, and of nothing', async () => {
    const other = await check(`${outages}/budget.yaml`, '--rollout', `${outages}/statefulset.yaml`);
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toContain('there is no Deployment in');
    const missing = await check(`${outages}/statefulset.yaml`, '--rollout', oneReplica);
    expect(missing.err).toContain('no Deployment default/web is there to be changed');
  });
});

describe('what people do', () => {
  const answer = async (...words: readonly string[]): Promise<number> =>
    (await check(...words, '--node-failures', '0', '--container-exits', '0')).code;

  test('a cordon takes no Pod away, and a deletion does', async () => {
    expect(await answer(oneReplica, '--nodes', '2', '--cordon', 'any', '--ask', 'stays-available')).toBe(0);
    const deleted = ['--delete', 'Deployment/web', '--ask', 'stays-available'];
    expect(await answer(oneReplica, '--nodes', '2', ...deleted)).toBe(1);
  });

  test('Pods do not come back to a node that is cordoned', async () => {
    const drained = [oneReplica, '--nodes', '1', '--drain', 'any', '--ask'];
    expect(await answer(...drained, 'drain-finishes')).toBe(0);
    expect(await answer(...drained, 'recovers')).toBe(1);
  });

  test('a scale that is given is reached', async () => {
    const scaled = ['--scale', 'web=2', '--nodes', '2', '--leads-to'];
    const reached = 'workloads.exists(w, w.replicas == 2) ~> available(web) == 2';
    expect(await answer(oneReplica, ...scaled, reached)).toBe(0);
  });

  test('a rollout that is taken back need not finish', async () => {
    const rollout = [
      `${outages}/readiness.yaml`,
      '--nodes',
      '2',
      '--rollout',
      `${outages}/readiness-next.yaml`,
    ];
    const back = 'workloads.exists(w, w.revision == 2) ~> workloads.exists(w, w.revision == 1)';
    expect(await answer(...rollout, '--leads-to', back)).toBe(1);
    expect(await answer(...rollout, '--rollback', '--ask', 'stays-available')).toBe(0);
  });

  test('a file of a project says it too', async () => {
    const directory = temporaryFolder();
    const file = join(directory, 'podsem.yaml');
    copyFileSync(oneReplica, join(directory, 'web.yaml'));
    const project = (actions: string): void =>
      writeFileSync(
        file,
        `files: [web.yaml]\nnodes: 2\nactions: ${actions}\nquestions: {stays: {ask: stays-available}}\n`,
      );
    project('{whatIf: drain}');
    expect((await check('--config', file)).code).toBe(1);
    project('{cordon: any}');
    expect((await check('--config', file)).code).toBe(0);
    project('{drian: any}');
    expect((await check('--config', file)).err).toContain(
      'actions: nothing is called drian; did you mean drain',
    );
  });
});

describe('a Job', () => {
  const job = (backoffLimit: number): string =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\nspec: {backoffLimit: ${backoffLimit}, template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}}\n`;
  const asked = ['check', '-', '--nodes', '2', '--node-failures', '0', '--no-save', '--ask', 'job-completes'];

  test('completes though a Pod of it fails, if it may try again', async () => {
    expect((await capture([...asked, '--container-exits', '1'], { stdin: job(1) })).code).toBe(0);
    expect((await capture([...asked, '--container-exits', '1'], { stdin: job(0) })).code).toBe(1);
  });

  test('completes though its node is drained', async () => {
    expect((await capture([...asked, '--drain', 'any'], { stdin: job(1) })).code).toBe(0);
  });
});

test('a saved story of a rollout is walked again', async () => {
  const folder = temporaryFolder();
  const words = [
    ...[`${outages}/readiness.yaml`, '--nodes', '2', '--rollout', `${outages}/readiness-next.yaml`],
    ...['--ask', 'rollout-finishes', '--save', folder],
  ];
  expect((await capture(['check', ...words])).code).toBe(1);
  const replayed = await capture(['replay', join(folder, 'cluster.question-rollout-finishes.json')]);
  expect(replayed.code).toBe(1);
  expect(replayed.out).toContain('question/rollout-finishes is violated');
});
