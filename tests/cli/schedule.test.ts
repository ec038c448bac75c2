import { describe, expect, test } from 'vitest';
import { capture } from './capture.ts';

const file = (name: string): string => new URL(`../cases/schedule/${name}.yaml`, import.meta.url).pathname;

type Placed = {
  readonly pod: string;
  readonly node: string | null;
  readonly nominatedNode: string | null;
  readonly victims: readonly string[];
};

const placed = async (...argv: readonly string[]): Promise<readonly Placed[]> =>
  JSON.parse((await capture(['schedule', '--json', ...argv])).out);

describe('podsem schedule names who is evicted, and for whom', () => {
  test('as text', async () => {
    const { code, out } = await capture(['schedule', file('preemption-names-victims')]);
    expect(code).toBe(1);
    expect(out).toContain('default/high stays Pending');
    expect(out).toContain('evicts default/deploy-newer from n1, which is kept for it');
  });

  test('as JSON', async () => {
    expect(await placed(file('preemption-names-victims'))).toMatchObject([
      { pod: 'default/high', node: null, nominatedNode: 'n1', victims: ['default/deploy-newer'] },
    ]);
  });

  test('the room of a Pod that waits for its victims is not given away', async () => {
    expect(await placed(file('nominated-pod-keeps-its-room'))).toMatchObject([
      { pod: 'default/high', nominatedNode: 'n1', victims: ['default/victim'] },
      { pod: 'default/low', node: null, nominatedNode: null, victims: [] },
    ]);
  });
});

describe('podsem schedule places the Pods that workloads lack', () => {
  const node = (name: string) =>
    `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {allocatable: {cpu: "4", pods: "9"}}\n---\n`;
  const template =
    'template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i, resources: {requests: {cpu: "3"}}}]}}';

  test('a Deployment and a DaemonSet', async () => {
    const stdin = `${node('n1')}${node('n2')}apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 3, selector: {matchLabels: {app: a}}, ${template}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: log}
spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i}]}}}
`;
    const { code, out, err } = await capture(['schedule', '-'], { stdin });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    for (const title of [
      'default/web-1 → n1 (or n2)',
      'default/web-2 → n2',
      'default/web-3 stays Pending',
      'default/log-n1 → n1',
      'default/log-n2 → n2',
    ]) {
      expect(out).toContain(title);
    }
  });

  test('with the priority of their class, or with 0 and a word about it', async () => {
    const stdin = `${node('n1')}apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 1000
---
apiVersion: v1
kind: Pod
metadata: {name: unknown}
spec: {priorityClassName: none, containers: [{name: c, image: i}]}
---
apiVersion: v1
kind: Pod
metadata: {name: first}
spec: {priorityClassName: high, containers: [{name: c, image: i}]}
`;
    const { out, err } = await capture(['schedule', '-'], { stdin });
    expect(out.indexOf('default/first')).toBeLessThan(out.indexOf('default/unknown'));
    expect(err).toContain('there is no PriorityClass none in the input: taken for priority 0');
  });
});

describe('what cannot be read hides no verdict on the rest', () => {
  const node =
    'apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: {allocatable: {cpu: "4", pods: "9"}}\n';
  const pod = (name: string, rest = '') =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: i}]${rest}}\n`;

  test.each([
    ['a document that is no YAML', 'a: [\n', [], 'PS1002'],
    ['an object without a kind', 'apiVersion: v1\n', [], 'PS1003'],
    ['a field of the wrong type', pod('bad', ', priority: high'), [], 'PS1006'],
    ['a file that is not there', '', ['none.yaml'], 'PS1001'],
  ])('%s', async (_, broken, files, code) => {
    const stdin = [pod('first'), broken, pod('second'), node].join('---\n');
    const answer = await capture(['schedule', '-', ...files, '--json'], { stdin });
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(code);
    expect(JSON.parse(answer.out)).toMatchObject([
      { pod: 'default/first', node: 'n1' },
      { pod: 'default/second', node: 'n1' },
    ]);
  });

  test('nothing is printed where nothing is left', async () => {
    const answer = await capture(['schedule', '-'], { stdin: `${node}---\na: [` });
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toMatch(/PS1002[\s\S]*PS1009/);
  });
});
