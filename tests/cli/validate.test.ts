import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { capture } from './capture.ts';

const pod = (name: string, container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n  - {name: c, ${container}}\n`;
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';
const foreignJob = 'apiVersion: batch.example.com/v1\nkind: Job\nmetadata: {name: other}\n';
const stream = (...documents: readonly string[]): string => documents.join('---\n');

describe('podsem validate', () => {
  test('tells what the API server would warn of, with the place', async () => {
    const stdin = pod('a', 'image: i, env: [{name: A, value: x}, {name: A, value: z}]');
    const { code, out } = await capture(['validate', '-'], { stdin });
    expect(code).toBe(0);
    expect(out).toBe(
      'Pod a is valid\n' +
        '  -:6:52 document 1 spec.containers[0].env[1]: warning: hides previous definition of "A", which may be dropped when using apply\n',
    );
  });

  test('says of a kind that is not modelled that it is none, not that it is invalid', async () => {
    const { code, out } = await capture(['validate', '-'], { stdin: stream(service, foreignJob) });
    expect(code).toBe(0);
    expect(out).toBe('Service web: not a kind that is modelled\nJob other: not a kind that is modelled\n');
  });

  test('judges what can be read, whatever stands beside it', async () => {
    const stdin = stream(pod('a', 'image: i'), 'a: 1\na: 2\n', service, pod('B', 'image: 3'), 'kind: [\n');
    const { code, out, err } = await capture(['validate', '-', '/nowhere.yaml'], { stdin });
    expect(code).toBe(2);
    expect(out.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'Pod a is valid',
      'Service web: not a kind that is modelled',
      'Pod B is invalid',
      '',
    ]);
    expect(out).toContain(
      'spec.containers[0].image: json: cannot unmarshal number into Go struct field Container.spec.containers.image of type string',
    );
    for (const message of ['the key "a" occurs twice', '/nowhere.yaml: there is no such file']) {
      expect(err).toContain(message);
    }
  });

  test('as JSON: a verdict for each, unreadable ones too', async () => {
    const stdin = stream(
      pod('a', 'image: i, env: [{name: A}, {name: A}]'),
      'a: 1\na: 2\n',
      service,
      pod('B', 'image: i'),
    );
    const { out } = await capture(['validate', '--json', '-'], { stdin });
    expect(JSON.parse(out)).toMatchObject([
      {
        object: 'Pod a',
        verdict: 'valid',
        valid: true,
        warnings: [{ place: { path: 'spec.containers[0].env[1]' } }],
      },
      { object: 'Service web', verdict: 'not modelled', valid: null, problems: [{ code: 'PS1004' }] },
      { object: 'Pod B', verdict: 'invalid', valid: false, problems: [{ code: 'PS1006' }] },
      { object: null, verdict: 'unreadable', valid: null, problems: [{ code: 'PS1002' }] },
    ]);
  });
});

describe('podsem default', () => {
  const large = `${pod('a', 'image: i')}  terminationGracePeriodSeconds: 9223372036854775807\n`;

  test('shows an object as a GET does, to the last digit', async () => {
    const { code, out } = await capture(['default', '-'], { stdin: large });
    expect(code).toBe(0);
    expect(out).toContain('terminationGracePeriodSeconds: 9223372036854775807\n');
    expect(parse(out)).toMatchObject({ spec: { containers: [{ resources: {} }] } });
    const json = await capture(['default', '--json', '-'], { stdin: large });
    expect(json.out).toContain('"terminationGracePeriodSeconds": 9223372036854775807');
  });

  test('prints what is valid beside what is not', async () => {
    const { code, out, err } = await capture(['default', '-'], {
      stdin: stream(large, pod('B', 'image: i')),
    });
    expect(code).toBe(2);
    expect(parse(out)).toMatchObject({ metadata: { name: 'a' } });
    expect(err).toContain('metadata.name: Invalid value: "B"');
  });
});
