import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionOptions } from '../../cli/check/actionOptions.ts';
import { questionOptions } from '../../cli/check/questionOptions.ts';
import { askedFields, askedLists } from '../../properties/questions/askedFields.ts';
import { readyMades } from '../../properties/questions/readyMade.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

/** Commands of a page, each with the exit code that it promises. */
const commands = [
  ...readFileSync('cli/QUESTIONS.md', 'utf8').matchAll(/^podsem ((?:check|advise) .*?)\s+# exit (\d)$/gm),
].map(([, command = '', code]) => [command, Number(code)] as const);

/** As a shell takes it apart. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

test('there are commands on the page', () => {
  expect(commands.length).toBeGreaterThan(5);
});

describe('the page says all that there is', () => {
  const page = readFileSync('cli/QUESTIONS.md', 'utf8');
  const section = (from: string, to: string): string =>
    page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)));
  const places = {
    Pod: section('| of a Pod |', 'Of a Node:'),
    Node: section('Of a Node:', 'Of a workload:'),
    Workload: section('Of a workload:', '```sh'),
  };

  test.for(['Pod', 'Node', 'Workload'] as const)('every field of a %s', (kind) => {
    for (const field of Object.keys(askedFields[kind])) expect(places[kind]).toContain(`\`${field}\``);
  });

  test('every list and every ready-made question', () => {
    for (const list of Object.keys(askedLists)) expect(page).toContain(`| \`${list}\` |`);
    const table = page.slice(page.indexOf('## Ready-made questions'));
    for (const { name, takes } of readyMades) expect(table).toContain(takes ? `'${name}(` : `\`${name}\``);
  });

  test('every option that asks, and every word of --what-if', () => {
    for (const { flags } of [...questionOptions, ...actionOptions])
      expect(page).toContain(`${flags.split(' ')[0]}`);
    const { says } = actionOptions.find(({ flags }) => flags.startsWith('--what-if'))!;
    const words = says
      .split(';')[0]!
      .replaceAll(/\(.*?\)/g, '')
      .split(/,| or /);
    expect(words).toHaveLength(6);
    for (const word of words) expect(page).toContain(`\`${word.trim()}\``);
  });
});

test.for(commands)('podsem %s', { timeout: 600_000 }, async ([command, code]) => {
  const ran = await capture([...words(command), ...(command.startsWith('check') ? ['--no-save'] : [])]);
  expect(ran.code).toBe(code);
});

describe('a file of a project', () => {
  const directory = temporaryFolder();
  copyFileSync('cli/examples/outages/one-replica.yaml', join(directory, 'web.yaml'));
  const project = (name: string, content: string): string => {
    const file = join(directory, name);
    writeFileSync(file, content);
    return file;
  };
  const faults = 'files: [web.yaml]\nnodes: 2\nfaults: {nodeFailures: 0, containerExits: 0, evictions: 1}\n';

  test('says which manifests, nodes, faults and questions', async () => {
    const file = project('podsem.yaml', `${faults}questions:\n  enough: {ask: available(web) >= 1}\n`);
    const { code, out } = await capture(['check', '--config', file, '--no-save']);
    expect(code).toBe(1);
    expect(out).toContain('question/enough is violated');
    const calm = await capture(['check', '--config', file, '--no-save', '--evictions', '0']);
    expect(calm.code).toBe(0);
  });

  test.for([
    ['a.yaml', 'files: [web.yaml]\nfaults: {nodeFailure: 1}\n', 'did you mean nodeFailures'],
    ['b.yaml', 'files: [web.yaml]\nquestions: {enough: {}}\n', 'is one of always'],
    ['c.yaml', 'nodes: 2\n', 'files'],
    ['e.yaml', 'files: [web.yaml]\nnode: 2\n', 'nothing is called node; did you mean nodes?'],
    [
      'f.yaml',
      'files: [web.yaml]\nquestions: {enough: {allways: a}}\n',
      'questions.enough: nothing is called allways; did you mean always?',
    ],
    ['g.yaml', 'files: [web.yaml]\nactions: {whatif: [drain]}\n', 'did you mean whatIf?'],
    ['h.yaml', 'files: [web.yaml]\nfaults: {nodeCpu: 16GB}\n', '--node-cpu'],
    ['d.yaml', `${faults}questions: {enough: {never: pods.exists(p)}}\n`, 'takes a name'],
  ] as const)('that is wrong is refused: %s', async ([name, content, says]) => {
    const { code, err } = await capture(['check', '--config', project(name, content)]);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});

test('a question that is answered with no is told with the numbers, the Pods, and that no law forbids it', async () => {
  const { out } = await capture([
    ...words(commands.find(([command]) => command.includes('one-replica.yaml'))![0]),
    '--no-save',
  ]);
  expect(out).toMatch(/^no, not always available\(web\) >= 1/);
  expect(out).toMatch(
    /somebody evicts Pod web-1 from node-1\n\s+available\(web\): 1 → 0\n\s+web-1 +1\/1 +Terminating/,
  );
  expect(out).toMatch(/what decided:\n\s+0 {2}available\(web\)/);
  expect(out).toMatch(/NAME +READY +STATUS +NODE\n\s+web-1 +1\/1 +Terminating/);
  expect(out).toContain('no law of Kubernetes forbids this');
});

describe('a budget that may not lose a Pod, and whose Pods are never ready', () => {
  const { 0: deployment, 1: budget } = readFileSync('cli/examples/outages/budget.yaml', 'utf8').split(
    '---\n',
  );
  const unready = `${deployment}`.replace(
    /( +)image: .*\n/,
    (image, indent) => `${image}${indent}readinessProbe: {httpGet: {port: none}}\n`,
  );
  const drained = async (policy: string): Promise<number> => {
    const stdin = `${unready}---\n${budget}  unhealthyPodEvictionPolicy: ${policy}\n`;
    const words = ['--nodes', '2', '--what-if', 'drain', '--faults', 'at-once', '--ask', 'drain-finishes'];
    return (await capture(['check', '-', ...words, '--no-save'], { stdin })).code;
  };

  test('holds a drain for ever, unless it lets unhealthy Pods go always', async () => {
    expect(await drained('IfHealthyBudget')).toBe(1);
    expect(await drained('AlwaysAllow')).toBe(0);
  });
});
