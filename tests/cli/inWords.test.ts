import { describe, expect, test } from 'vitest';
import { capture } from './capture.ts';

const service = (name: string, app: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: ${app}}, ports: [{port: 80}]}\n`;

const workload = (kind: string, spec: string, container = ''): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: web, labels: {app: web}}\nspec:\n` +
  `  ${kind === 'DaemonSet' ? '' : 'replicas: 2'}\n  selector: {matchLabels: {app: web}}\n` +
  `  template:\n    metadata: {labels: {app: web}}\n    spec: {${spec}containers: [{name: a, image: b${container}}]}\n`;

const web = workload('Deployment', '');
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: tool}\nspec: {containers: [{name: a, image: b}]}\n';

const check = async (stdin: string, ...words: readonly string[]) => {
  const ran = await capture(['check', '-', '--nodes', '2', ...words, '--no-save'], { stdin });
  return { ...ran, said: ran.out.replaceAll(/\s+/g, ' ') };
};

describe('a Service that a question names and that has no Pod', () => {
  const endpoints = ['--what-if', 'drain', '--always', "service('front').endpoints.size() >= 0"];

  test('was left out by the selector', async () => {
    const { code, err } = await check(`${web}---\n${service('front', 'web')}`, '-l', 'app=web', ...endpoints);
    expect(code).toBe(2);
    expect(err).toContain('the Service front is in the input, but --selector leaves it out (PS1402)');
  });

  test('selects none', async () => {
    const { code, err } = await check(`${web}---\n${service('front', 'wbe')}`, ...endpoints);
    expect(code).toBe(2);
    expect(err).toContain('the Service front selects no Pod of the input (PS1402)');
  });

  test('is not there, nor any other', async () => {
    const { code, err } = await check(web, ...endpoints);
    expect(code).toBe(2);
    expect(err).toContain('no Service that selects a Pod is called "front"; there is none (PS1402)');
  });

  test('is asked about where it selects some', async () => {
    expect(await check(`${web}---\n${service('front', 'web')}`, ...endpoints)).toMatchObject({ code: 0 });
  });
});

test('a verdict names what the selector left out, where that says something about Pods of others', async () => {
  const { said } = await check(
    `${web}---\n${service('front', 'web')}---\n${pod}`,
    ...['-l', 'app=web', '--what-if', 'drain', '--ask', 'recovers'],
  );
  expect(said).toContain('left out by --selector: Service front 1 law');
});

test('several questions are answered by their names', async () => {
  const { said } = await check(
    web,
    ...['--what-if', 'drain', '--ask', 'drain-finishes', '--ask', 'recovers', '--ask', 'stays-available'],
  );
  expect(said).toMatch(
    /^no, not always available\("web"\) >= 1; yes: (drain-finishes, recovers|recovers, drain-finishes) /,
  );
});

test('a ready-made question about the end is answered as a sentence', async () => {
  const { said } = await check(pod, '--what-if', 'drain', '--ask', 'recovers');
  expect(said).toMatch(/^no, it is not so that a Pod is ready again in the end Pod default\/tool/);
  const placed = await check(web, '--what-if', 'node-loss', '--ask', 'scheduled-or-never');
  expect(placed.said).toMatch(/^yes, within these bounds: every Pod finds a node in the end /);
});

describe('an answer about drains names the options that kubectl drain would not begin without', () => {
  const drain = ['--what-if', 'drain', '--ask', 'drain-finishes'];
  test.for([
    ['a Pod without a controller', pod, '--force', 'Pod default/tool'],
    [
      'an emptyDir',
      workload('Deployment', 'volumes: [{name: v, emptyDir: {}}], '),
      '--delete-emptydir-data',
      'Deployment web',
    ],
    ['a DaemonSet', workload('DaemonSet', ''), '--ignore-daemonsets', 'DaemonSet web'],
  ] as const)('%s', async ([, stdin, flag, who]) => {
    const { said } = await check(stdin, ...drain);
    expect(said).toContain(`a drain has the option ${flag}: without it, it would not begin for ${who}`);
    expect(said.match(/a drain has the option/g)).toHaveLength(1);
  });

  test('none of it where it begins without any', async () => {
    expect((await check(web, ...drain)).said).not.toContain('a drain has the option');
  });
});

test.for(['StatefulSet', 'DaemonSet'])('a rollout of a %s is said not to be modelled', async (kind) => {
  const { code, err } = await check(workload(kind, ''), '--what-if', 'rollout', '--ask', 'stays-available');
  expect(code).toBe(2);
  expect(err).toContain('there is no Deployment in the input, and updates of a StatefulSet or a DaemonSet');
  expect(err).toContain(`are not modelled (${kind} web)`);
});

describe('a Pod that finds no node is told with what it asks for', () => {
  const asks = ['--ask', 'stays-available', '--what-if', 'drain'];
  const requests = (what: string): string => workload('Deployment', '', `, resources: {requests: {${what}}}`);

  test.for([
    [
      'more than a node has',
      requests('cpu: 8, memory: 1Gi'),
      '0/2 nodes are available: 2 Insufficient cpu (it asks for cpu 8; no node has more than cpu 4)',
    ],
    [
      'what no node has',
      workload('Deployment', '', ', resources: {limits: {nvidia.com/gpu: 1}}'),
      '2 Insufficient nvidia.com/gpu (it asks for nvidia.com/gpu 1; no node has any)',
    ],
    [
      'more than is left',
      requests('cpu: 3').replace('replicas: 2', 'replicas: 3'),
      '1 of 3 Pods of Deployment default/web stays Pending even when nothing fails: 0/2 nodes are available: 2 Insufficient cpu (it asks for cpu 3)',
    ],
    [
      'a label',
      workload('Deployment', 'nodeSelector: {disk: ssd}, '),
      "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. cluster",
    ],
  ] as const)('%s', async ([, stdin, says]) => {
    const { code, said } = await check(stdin, ...asks);
    expect(code).toBe(1);
    expect(said).toContain(says);
  });
});

test('another scheduler is said to be taken for the default one', async () => {
  const { said } = await check(workload('Deployment', 'schedulerName: volcano, '), '--ask', 'recovers');
  expect(said).toContain('the scheduler volcano is taken to place Pods as default-scheduler does');
});
