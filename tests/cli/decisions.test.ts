import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { operations } from '../../oracle/operations.ts';
import { capture } from './capture.ts';

const nodes = `
- {apiVersion: v1, kind: Node, metadata: {name: big}, status: {capacity: {cpu: "4", memory: 8Gi, pods: "10"}}}
- {apiVersion: v1, kind: Node, metadata: {name: tainted}, spec: {taints: [{key: a, effect: NoSchedule}]},
   status: {capacity: {cpu: "4", memory: 8Gi, pods: "10"}}}`;
const pod = (name: string, cpu: string) =>
  `- {apiVersion: v1, kind: Pod, metadata: {name: ${name}},` +
  ` spec: {containers: [{name: c, image: i, resources: {requests: {cpu: ${cpu}}}}]}}`;
const list = (...items: string[]) => `apiVersion: v1\nkind: List\nitems:${items.join('\n')}`;

describe('single decisions, asked for on the command line', () => {
  test('schedule: a Pod goes to the node with room; the next one sees it there and stays Pending', async () => {
    const stdin = list(nodes, `\n${pod('first', '3')}`, pod('second', '3'));
    const { code, out } = await capture(['schedule', '-'], { stdin });
    expect(code).toBe(1);
    expect(out).toContain('default/first → big');
    expect(out).toMatch(/tainted +no +TaintToleration: node\(s\) had untolerated taint\(s\)/);
    expect(out).toContain('default/second stays Pending');
    expect(out).toContain('0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s).');
  });

  test('validate: each object, with what the API server says against it', async () => {
    const stdin = list(`\n${pod('good', '1')}`, pod('Bad', '1'));
    const { code, out } = await capture(['validate', '-'], { stdin });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^Pod good is valid\nPod Bad is invalid\n {2}-:5:\d+ document 1 metadata.name: Invalid value/,
    );
  });

  test('default: the object as it would be stored', async () => {
    const { code, out } = await capture(['default', '-'], { stdin: list(`\n${pod('good', '1')}`) });
    expect(code).toBe(0);
    expect(parse(out)).toMatchObject({
      kind: 'Pod',
      metadata: { name: 'good', namespace: 'default' },
      spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 },
    });
  });

  test('explain: a field of the API', async () => {
    const { code, out } = await capture(['explain', 'pods.spec.terminationGracePeriodSeconds']);
    expect(code).toBe(0);
    expect(out).toContain('default  30');
    const unknown = await capture(['explain', 'pods.spec.nothing']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('has no field "nothing"');
  });

  test('laws, scenarios, mutants and operations are listed, as text and as JSON', async () => {
    for (const name of ['laws', 'scenarios', 'mutants']) {
      const text = await capture([name]);
      const json = JSON.parse((await capture([name, '--json'])).out) as { id?: string; name?: string }[];
      expect(json.length).toBeGreaterThan(1);
      for (const { id, name: own } of json) expect(text.out).toContain(id ?? own);
    }
    const { out } = await capture(['oracle', '--list']);
    for (const { op } of operations) expect(out).toContain(op);
  });
});
