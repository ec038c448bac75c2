import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const folder = temporaryFolder();
const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));

/** erases the screen, turns text round, begins lines of its own */
const hostile = 'a\u001b[2J\u001b[31m\u009b1A\u202e\u2028\r\nworkload/no-surplus holds';
const quoted = JSON.stringify(hostile);

const pod = (change: object = {}, spec: object = {}): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'x' }], ...spec },
    ...change,
  });

const obeyed = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

describe('text of the input cannot give orders to a terminal, nor forge lines of an answer', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a kind', pod({ kind: hostile })],
    ['a version', pod({ apiVersion: hostile })],
    ['a name', pod({ metadata: { name: hostile } })],
    ['a namespace', pod({ metadata: { name: 'a', namespace: hostile } })],
    [
      'a name of a kind that is not modelled',
      pod({ kind: 'ConfigMap', metadata: { name: hostile }, spec: undefined }),
    ],
    ['an unknown field', pod({}, { [hostile]: 1 })],
    ['a value', pod({}, { restartPolicy: hostile })],
    ['a status', pod({ status: { phase: hostile, reason: hostile } })],
    ['a name of a container', pod({}, { containers: [{ name: hostile, image: hostile }] })],
    ['no YAML', `a: [1, ${quoted}`],
    ['a key twice', `{${quoted}: 1, ${quoted}: 2}`],
  ];
  const commands = [
    ['check', '-', '--no-save', '--nodes', '1', '--node-failures', '0', '--container-exits', '0'],
    ...['validate', 'default', 'schedule', 'phase', 'restart', 'reconcile'].map((command) => [command, '-']),
    ['trace', '-'],
  ];

  test.each(texts)('%s', async (_, text) => {
    for (const argv of commands) {
      const { out, err } = await capture(argv, { stdin: text });
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(obeyed);
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(/^workload\/no-surplus/m);
    }
  });

  test('words of the command line', async () => {
    for (const argv of [[hostile], ['check', hostile], ['laws', hostile], ['check', '-', '--law', hostile]]) {
      const { out, err } = await capture(argv, { stdin: pod() });
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(obeyed);
      expect(`${out}${err}`, argv.join(' ')).not.toMatch(/^workload\/no-surplus/m);
    }
  });
});

test('values of the environment, commands, arguments and what Secrets hold are in no file that is written; those that are changed to what cannot be are refused', async () => {
  const secret = (at: number): string => `hush-${at}`;
  const applied = { 'kubectl.kubernetes.io/last-applied-configuration': secret(1) };
  const containers = [
    {
      name: 'c',
      image: 'x',
      command: ['sh', secret(2)],
      args: [secret(3)],
      env: [{ name: 'A', value: secret(4) }],
    },
  ];
  const template = { metadata: { labels: { app: 'w' } }, spec: { containers } };
  const manifests = [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { password: secret(5) } },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'w', annotations: applied },
      spec: { replicas: 1, selector: { matchLabels: { app: 'w' } }, template },
    },
  ];
  const at = (name: string): string => join(folder, name);
  const bounds = [
    '--nodes',
    '2',
    '--node-failures',
    '0',
    '--container-exits',
    '0',
    '--mutant',
    'surplus-pod',
  ];
  const stdin = manifests.map((each) => JSON.stringify(each)).join('\n---\n');
  const argv = ['check', '-', ...bounds, '--report', at('report'), '--save', at('saved')];
  const { code, out } = await capture([...argv, '--json'], { stdin });
  expect(code).toBe(1);
  expect(out).not.toContain('hush-');
  expect((await capture(['explore', '-', '--nodes', '1', '--out', at('page.html')], { stdin })).code).toBe(0);
  const saved = readdirSync(at('saved')).map((name) => join(at('saved'), name));
  const counterexample = saved.find((name) => name.endsWith('no-surplus.json')) ?? '';
  for (const file of [...saved, join(at('report'), 'index.html'), at('page.html')]) {
    expect(readFileSync(file, 'utf8'), file).not.toContain('hush-');
    expect(statSync(file).mode & 0o077, file).toBe(0);
  }
  expect((await capture(['replay', counterexample])).code).toBe(1);

  const right = JSON.parse(readFileSync(counterexample, 'utf8'));
  const refusalOf = async (change: object): Promise<string> => {
    writeFileSync(at('changed.json'), JSON.stringify({ ...right, ...change }));
    const refused = await capture(['replay', at('changed.json')]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    return refused.err.replace(folder, '');
  };
  const { bounds: as } = right;
  expect(await refusalOf({ bounds: { ...as, nodes: 1e9 } })).toMatch(
    /^nodes .* must be a whole number .*\(PS1202\)/,
  );
  expect(await refusalOf({ bounds: { ...as, node: 1 } })).toMatch(
    /no bound "node"; did you mean nodes\? \(PS1202\)/,
  );
  const [first] = right.objects;
  const spec = { ...first.object.spec, replicas: 'one' };
  expect(await refusalOf({ objects: [{ ...first, object: { ...first.object, spec } }] })).toMatch(
    /changed.json objects\[0\].object.*replicas.*\(PS1204\)/,
  );
  const many = { ...first.object.spec, replicas: 1_000_000_000 };
  expect(await refusalOf({ objects: [{ ...first, object: { ...first.object, spec: many } }] })).toMatch(
    /the workloads want 1000000000 Pods.*\(PS1008\)/,
  );
  const shown = ['explore', '-', '--nodes', '1', '--show-values', '--out', at('shown.html')];
  expect((await capture(shown, { stdin })).code).toBe(0);
  expect(readFileSync(at('shown.html'), 'utf8')).toContain('hush-');
  expect(await refusalOf({ loopFrom: 99 })).toMatch(/changed.json loopFrom: must be less than .*\(PS1204\)/);
});

describe('a recording with something else beside it', () => {
  const original = fileURLToPath(new URL('../recordings/job-basic.r1', import.meta.url));

  const beside = (name: string, write: (file: string) => void): string => {
    const directory = join(folder, name);
    mkdirSync(directory);
    symlinkSync(join(original, 'trace.ndjson.gz'), join(directory, 'trace.ndjson.gz'));
    write(join(directory, 'meta.json'));
    return directory;
  };

  test.each([
    [
      'a pipe',
      (file: string) => execFileSync('mkfifo', [file]),
      /meta.json: not used: this is no regular file/,
    ],
    ['no JSON', (file: string) => writeFileSync(file, '{'), /meta.json: not used: this is not JSON/],
    ['a list', (file: string) => writeFileSync(file, '[]'), /meta.json: not used: this is no JSON object/],
    [
      'a word for a truth value',
      (file: string) => writeFileSync(file, '{"dedicatedNodes": "yes"}'),
      /meta.json: not used: dedicatedNodes is neither true nor false/,
    ],
  ])('as meta.json: %s is said, and the recording judged without it', async (name, write, said) => {
    const { code, err } = await capture(['trace', beside(name, write)]);
    expect(code).toBe(0);
    expect(err).toMatch(said);
  });

  test('a folder of links to recordings is one of recordings', async () => {
    const links = join(folder, 'links');
    mkdirSync(links);
    symlinkSync(original, join(links, 'one'));
    symlinkSync(join(folder, 'nowhere'), join(links, 'two'));
    expect(await capture(['trace', links])).toMatchObject({ code: 0, err: '' });
  });
});

describe('what is named as a file', () => {
  const commands = [
    ['check'],
    ['advise', '--ask', 'true'],
    ['fuzz'],
    ['replay'],
    ['explore'],
    ['validate'],
    ['schedule'],
    ['phase'],
    ['restart'],
    ['trace'],
    ['check', '--config'],
    ['check', '--resume'],
    ['serve', '--token-file'],
    ['serve', '--tls-key', '/dev/null', '--tls-cert'],
  ];

  test.each(commands)('%s %s: a device is no file', async (...argv) => {
    const scenario = argv.includes('--resume') ? ['--scenario', 'replicated-pods'] : [];
    const { code, out, err } = await capture([...argv.filter(Boolean), '/dev/zero', ...scenario]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^(?:checkpoint )?\/dev\/\S+: .*(?:neither a regular file nor a pipe|no regular file).*\((?:PS1001|CK304)\)$/m,
    );
  });

  const pipe = join(folder, 'pipe');

  test('a pipe is read as what is written into it comes, whoever comes first', async () => {
    execFileSync('mkfifo', [pipe]);
    const read = capture(['validate', pipe]);
    const writer = spawn('sh', ['-c', `printf '%s' '${pod()}' > ${pipe}`]);
    expect(await read).toMatchObject({ code: 0, out: 'Pod default/a is valid\n' });
    await new Promise((resolve) => (writer.exitCode === null ? writer.once('exit', resolve) : resolve(0)));
  });

  test('who waits for a pipe hears SIGTERM', async () => {
    const child = spawn(process.execPath, [program, 'replay', pipe], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const said = text(child.stderr);
    // is open as soon as somebody reads
    const end = await open(pipe, 'w');
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    await end.close();
    expect(await said).toMatch(/^interrupted while reading the input; nothing is known yet$/m);
  });
});

test('a time limit ends the wait for standard input', async () => {
  const child = spawn(process.execPath, [program, 'check', '-', '--time-limit', '1s'], { stdio: 'pipe' });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(3);
});

test('a Pod of more containers than any limit allows is refused before anything is made of it', async () => {
  const containers = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `c${at}`, image: 'x' }));
  const { code, err } = await capture(['check', '-', '--no-save'], {
    stdin: pod({}, { containers: containers(65) }),
  });
  expect({ code, err }).toEqual({
    code: 2,
    err: 'Pod a: a Pod of 65 containers is more than the limit of 64 (PS1008)\n',
  });
});

test('what one node cannot have is told with its file and line', async () => {
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'x' }] } };
  const spec = { replicas: 1, selector: { matchLabels: { a: 'b' } }, template };
  const set = JSON.stringify({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'w' }, spec });
  const { code, err } = await capture(['check', '-', '--scenario', 'pod-on-node', '--no-save'], {
    stdin: `---\n${pod()}\n---\n${set}`,
  });
  expect({ code, err }).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^-:4:1 document 2: ReplicaSet w .*PS1004/),
  });
});

test('a working directory that is gone is told in one line', () => {
  const gone = join(folder, 'gone');
  mkdirSync(gone);
  const script = `process.chdir(${JSON.stringify(gone)}); require('node:fs').rmdirSync(${JSON.stringify(gone)}); `;
  const run = `import(${JSON.stringify(`file://${program}`)})`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', `${script}${run}`], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'the working directory is gone; go to one that is there (PS1001)\n',
  });
});

test('Kubernetes names no object by a map, and neither does an answer', async () => {
  const { out } = await capture(['validate', '-'], { stdin: pod({ metadata: { name: { a: 'b' } } }) });
  expect(out).toMatch(/^Pod \(without a name\) is invalid\n/);
});
