import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const folder = temporaryFolder();
const benchmark = ['check', '--scenario', 'replicated-pods'];

/** Bad input ends with exit code 2, says nothing on standard output, and says why on one line for each problem. */
const refusal = async (argv: readonly string[], stdin = ''): Promise<string> => {
  const { code, out, err } = await capture(argv, { stdin });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toMatch(/^\s+at /m);
  for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/ \((PS|CK)\d+\)$/);
  return err.trimEnd();
};

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - ${spec}\n`;
const budget = (spec: string): string =>
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n' +
  `spec: {${spec}, selector: {matchLabels: {app: a}}}\n`;
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map(
    (name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(', ')}]`,
  ),
].join('\n');

describe('a manifest that cannot be used is refused, with its file, document, line and field', () => {
  test.each([
    ['nothing at all', '', '-: there is no object in it (PS1009)'],
    ['comments alone', '# nothing\n---\n# here\n', '-: there is no object in it (PS1009)'],
    ['no YAML', 'a: [1, 2', /^-:1:\d+ document 1: .* \(PS1002\)$/],
    ['a list', '- 1', /a Kubernetes object is a map of fields, not a list \(PS1003\)$/],
    ['no kind', 'apiVersion: v1', '-:1:1 document 1 kind: kind is missing (PS1003)'],
    [
      'nothing but kinds without bearing on Pods',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}',
      'there is no Pod and no workload in the input, but Secret a (PS1009)',
    ],
    [
      'an old API version',
      '---\n---\napiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}',
      '-:3:1 document 1 apiVersion: Deployment is served as apps/v1, not as extensions/v1beta1 (PS1005)',
    ],
    [
      'an impossible quantity',
      pod('{name: a, image: x, resources: {requests: {cpu: 1x}}}'),
      /^-:6:\d+ document 1 spec.containers\[0\].resources.requests.cpu: quantities must match .* \(PS1006\)$/,
    ],
    [
      'an unknown field',
      pod('{name: a, image: x, imagePolicy: Always}'),
      '-:6:25 document 1 spec.containers[0].imagePolicy: unknown field (PS1006)',
    ],
    [
      'a budget that says two things',
      budget('minAvailable: 1, maxUnavailable: 1'),
      '-:4:1 document 1 spec: Invalid value: minAvailable and maxUnavailable cannot be both set (PS1006)',
    ],
    [
      'a budget of more than all',
      budget('maxUnavailable: 101%'),
      /must not be greater than 100% \(PS1006\)$/,
    ],
    ['a budget of half a Pod', budget('minAvailable: half'), /a valid percent string must be .* \(PS1006\)$/],
    [
      'an eviction policy of a budget that there is not',
      budget('minAvailable: 1, unhealthyPodEvictionPolicy: Always'),
      /Unsupported value: "Always": supported values: "AlwaysAllow", "IfHealthyBudget" \(PS1006\)$/,
    ],
    [
      'what Kustomize reads',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\n',
      /build it first: kubectl kustomize FOLDER \| podsem check - \(PS1009\)$/,
    ],
    [
      'what the API server refuses',
      pod('{name: a, ports: [{containerPort: 99999}], image: x}'),
      /^-:6:\d+ document 1 spec.containers\[0\].ports\[0\].containerPort: Invalid value: 99999: must be between/,
    ],
    [
      'the same name twice',
      `${pod('{name: a, image: x}')}---\n${pod('{name: a, image: x}')}`,
      '-:10:12 document 2 metadata.name: there already is a Pod default/a at -:1 (PS1007)',
    ],
    ['a key twice', 'kind: Pod\nkind: Pod', /^-:2:1 document 1: the key "kind" occurs twice/],
    ['a YAML bomb', bomb, /more than 500000 values, once aliases are written out \(PS1008\)$/],
    ['a value that contains itself', 'a: &a [*a]', /a value contains itself \(PS1002\)$/],
    ['nesting without end', '['.repeat(100_000), /too many maps and lists inside each other \(PS1008\)$/],
    [
      'a Pod of more containers than can be modelled',
      pod(Array.from({ length: 65 }, (_, at) => `{name: c${at}, image: x}`).join('\n  - ')),
      'Pod a: a Pod of 65 containers is more than the limit of 64 (PS1008)',
    ],
    ['control characters', 'a: \u0000', /control characters are not allowed \(PS1002\)$/],
  ])('%s', async (_, text, message) => {
    const said = await refusal(['check', '-'], text);
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  test('a file of 50 MB', async () => {
    const file = join(folder, 'large.yaml');
    writeFileSync(file, Buffer.alloc(50 * 2 ** 20, '#'));
    expect(await refusal(['check', file])).toBe(`${file}: larger than 4 MiB (PS1008)`);
  });

  test('a file that is not there, an empty directory, bytes that are no text', async () => {
    expect(await refusal(['check', join(folder, 'none.yaml')])).toContain('there is no such file (PS1001)');
    const empty = temporaryFolder();
    expect(await refusal(['check', empty])).toContain('this directory has no manifest');
    const file = join(folder, 'latin1.yaml');
    writeFileSync(file, Buffer.from([0x61, 0x3a, 0xff]));
    expect(await refusal(['check', file])).toBe(`${file}: the text is not UTF-8 (PS1002)`);
  });

  test('every problem of every file is told, in the order of the text', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, `${pod('{name: A_b}')}---\napiVersion: v1\nkind: Secrte\n`);
    const lines = (await refusal(['check', '-', file], 'x')).split('\n');
    expect(lines.map((line) => line.replace(folder, '').split(' ')[0])).toEqual([
      '-:1:1',
      '/bad.yaml:6:5',
      '/bad.yaml:6:6',
      '/bad.yaml:9:1',
    ]);
  });

  test('an object without a kind, or of one that there is not, hides nothing of the others', async () => {
    const objects = [
      'metadata: {name: a}\n',
      'apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: a}\n',
      pod('{name: a, image: x, imagePolicy: Always}'),
      budget('minAvailable: 1, maxUnavailable: 1'),
      'apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Values.name }}}\n',
    ];
    const lines = (await refusal(['check', '-'], objects.join('---\n'))).split('\n');
    expect(lines.map((line) => /document \d/.exec(line)?.[0].slice(-1))).toEqual(['1', '2', '3', '4', '5']);
    expect(lines[1]).toContain('did you mean Deployment?');
  });

  test('random text never ends in anything but a verdict or one line for each problem', async () => {
    const words = fc.constantFrom(
      ...[
        'apiVersion: v1',
        'kind: Pod',
        'kind: List',
        'items:',
        '- ',
        '  ',
        '\n',
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
      ],
      ...[
        'metadata:',
        'name: x',
        'spec:',
        'containers:',
        ': ',
        '"',
        "'",
        '|',
        '>',
        '!!int ',
        '---\n',
        '<<: ',
        '\t',
        '1e9',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 30 }), async (parts) => {
        await refusal(['check', '-'], parts.join(''));
      }),
      { numRuns: 300, seed: 36 },
    );
  });
});

describe('a command line that makes no sense is refused', () => {
  test.each([
    [['check'], /nothing to check/],
    [['chekc'], /unknown command 'chekc'/],
    [['check', '--nodse', '3'], /unknown option '--nodse'/],
    [['check', '--scenario', 'none'], /no scenario is called "none"; podsem scenarios lists them/],
    [['check', '--scenario', 'node-statik'], /"node-statik"; did you mean node-static\?/],
    [[...benchmark, '--bounds', 'N=two'], /N \(nodes\) must be a whole number from 1 to 16, not "two"/],
    [[...benchmark, '--bounds', 'N=0'], /must be a whole number from 1 to 16, not "0"/],
    [[...benchmark, '--bounds', 'N=1e9'], /must be a whole number/],
    [[...benchmark, '--bounds', 'N'], /bounds are written NAME=VALUE/],
    [[...benchmark, '--bounds', 'N=1,N=2'], /the bound N is given twice/],
    [
      [...benchmark, '--bounds', 'Q=1'],
      /the scenario replicated-pods has no bound "Q"; it has N, R, U, F, C/,
    ],
    [[...benchmark, '--nodes', '3'], /has no bound "nodes"/],
    [['check', '--scenario', 'cluster', '--bounds', 'nodez=1'], /has no bound "nodez"; did you mean nodes\?/],
    [[...benchmark, '--bounds', 'variant=odd'], /variant must be plain or free-partitions, not "odd"/],
    [[...benchmark, '--law', 'P9'], /no law is called "P9"; there are P1, P2/],
    [[...benchmark, '--mutant', 'none'], /no mutant is called "none"; podsem mutants lists them/],
    [['check', 'cli/examples/web-server.yaml', '--mutant', 'surplus-pods'], /did you mean surplus-pod\?/],
    [[...benchmark, '--mutant', 'surplus-pod'], /the scenario replicated-pods has no seeded faults/],
    [
      ['check', '--scenario', 'node-static', '--mutant', 'surplus-pod'],
      /the mutant surplus-pod is one of the model cluster, not of podOnNode/,
    ],
    [['fuzz', '--scenario', 'replicated-pods'], /only cluster and pod-on-node are lived through at random/],
    [['fuzz', '--scenario', 'pod-on-node', 'x.yaml'], /takes no manifests/],
    [['fuzz', '--scenario', 'pod-on-node', '--steps', '9'], /takes no --steps/],
    [['fuzz', '--scenario', 'pod-on-node', '--law', 'network/host'], /--path goes with one --law/],
    [['fuzz', '--mutant', 'address-kept'], /the mutant address-kept is one of the model podOnNode/],
    [[...benchmark, '--max-states', '0'], /--max-states takes a whole number of at least 1, not "0"/],
    [[...benchmark, '--time-limit', 'soon'], /--time-limit takes a duration such as 90s/],
    [[...benchmark, '--memory-limit', '-1'], /--memory-limit takes an amount of memory/],
    [[...benchmark, 'x.yaml'], /the scenario replicated-pods takes no manifests/],
    [
      ['check', 'cli/examples/web-server.yaml', '--nodes', '999'],
      /--nodes \(.* must be a whole number from 0 to/,
    ],
    ...(
      [
        ['--node-cpu', 'lots', /quantities must match the regular expression/],
        ['--node-cpu', '', /quantities must match the regular expression/],
        ['--node-memory', '16GB', /quantities must match the regular expression/],
        ['--node-memory', '-5', /must be greater than or equal to 0/],
      ] as const
    ).map(([option, text, why]): [string[], RegExp] => [
      ['check', 'cli/examples/web-server.yaml', option, text],
      new RegExp(`^${option} \\(.*\\) must be a quantity such as .*, not "${text}": ${why.source}`),
    ]),
    [
      ['check', 'cli/examples/web-server.yaml', '--law', 'no-surplu'],
      /no law is called "no-surplu"; did you mean workload\/no-surplus\?/,
    ],
    [['explain', 'pod.spec.container'], /pod.spec has no field "container"; did you mean containers\?/],
    [
      ['explain', 'pod.spec.containers.imagePolicy'],
      /has no field "imagePolicy"; did you mean imagePullPolicy\?/,
    ],
    [['explain', 'deploymnet'], /there is no kind "deploymnet"; did you mean Deployment\?/],
    [['check', 'cli/examples/web-server.yaml', '--max-uids', '-1'], /must be a whole number/],
    [['replay'], /replay takes a saved counterexample, or --path/],
    [['replay', 'package.json'], /PS1204/],
    [['fuzz', '--path', '1'], /--path needs its --seed/],
    [['fuzz', '--seed', '1', '--path', 'x'], /--path is written as numbers and colons/],
    [['fuzz', '--runs', '0'], /--runs takes a whole number/],
  ])('%s', async (argv, message) => {
    expect(await refusal(argv)).toMatch(message);
  });
});

describe('what was asked for and cannot be written', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');

  test.each([
    ['a counterexample', ['--save', file]],
    ['a report', ['--no-save', '--report', file]],
    ['a counterexample below /proc, where no folder can be made', ['--save', '/proc/counterexamples']],
    ['a report below /proc', ['--no-save', '--report', '/proc/reports/report']],
    ['a state graph', ['--no-save', '--export', join(file, 'graph.dot')]],
    [
      'a part of a state graph that there is not',
      ['--no-save', '--export', join(folder, 'a.dot'), '--export-only', 'law=P1'],
    ],
  ])('%s: the verdict comes first, then what is missing, and the exit code is 74', async (_, options) => {
    const { code, out, err } = await capture([...benchmark, ...options]);
    expect(code).toBe(74);
    expect(out).toContain('P5 is violated on purpose in 15 steps');
    expect(err.trimEnd()).toMatch(/^[^\n]* \(PS1205\)$/);
  });

  test('leaves no part of itself behind', async () => {
    const reports = join(folder, 'reports');
    mkdirSync(join(reports, 'index.html'), { recursive: true });
    const { code } = await capture([...benchmark, '--no-save', '--report', reports]);
    expect(code).toBe(74);
    expect(readdirSync(reports)).toEqual(['index.html']);
  });
});

describe('a template that was not rendered is named as such', () => {
  const template = '{{ .Values.image }} is a template that was not rendered; render it first';

  test.each([
    ['where YAML cannot be read for it', pod('{name: a, image: {{ .Values.image }}}'), ' (PS1002)', '-:6:22'],
    ['a block', `{{- if .Values.image }}\n${pod('{name: a, image: b}')}{{- end }}\n`, ' (PS1002)', '-:1:1'],
    ['in a value that is wrong', pod('{name: "{{ .Values.image }}", image: b}'), ' (PS1006)', '-:6:6'],
  ])('%s', async (_, text, code, place) => {
    const said = await refusal(['check', '-'], text);
    expect(said.startsWith(place)).toBe(true);
    expect(said).toContain(text.startsWith('{{-') ? '{{- if .Values.image }} is a template' : template);
    expect(said.endsWith(code)).toBe(true);
  });

  test('braces in a value that is right, or in a comment, are none', async () => {
    const text = `# {{ x }}\n${pod('{name: a, image: b, args: ["{{ x }}"]}')}`;
    expect((await capture(['validate', '-'], { stdin: text })).code).toBe(0);
  });
});

describe('a kind that Kubernetes does not have', () => {
  test('is named with what may be meant, whatever flags leave other kinds out', async () => {
    const text = 'apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: a}\n';
    const said = '-:2:1 document 1 kind: apps/v1 has no kind "Deploymnet"; did you mean Deployment? (PS1203)';
    expect(await refusal(['check', '-', '--skip-unmodelled'], text)).toBe(said);
    expect((await capture(['validate', '-'], { stdin: text })).code).toBe(1);
  });

  test('does not hide what is wrong with others, nor does an object without any', async () => {
    const text = `a: 1\n---\n${pod('{name: A_b, image: i}')}`;
    const lines = (await refusal(['check', '-'], text)).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['-:1:1', '-:8:6']);
  });
});
