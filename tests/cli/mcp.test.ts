import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../oracle/operations.ts';

const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));
const client = new Client({ name: 'test', version: '1' });
const patience = { timeout: 3_600_000 };

const call = async (name: string, given: Record<string, unknown>) => {
  const { content, isError } = await client.callTool({ name, arguments: given }, undefined, patience);
  const [{ text }] = content as [{ text: string }];
  return { answer: JSON.parse(text), isError };
};

const deployment = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'web' }] },
    },
  },
});

beforeAll(async () => {
  const transport = new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'] });
  await client.connect(transport, patience);
});

afterAll(() => client.close());

describe('a client of the Model Context Protocol', () => {
  test('finds every operation as a tool with a schema, and explain, check and trace', async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual([
      ...operations.map(({ op }) => op),
      'explain',
      'validate-manifests',
      'check',
      'trace',
    ]);
    for (const { inputSchema, description } of tools) {
      expect(inputSchema.type).toBe('object');
      expect(description?.length).toBeGreaterThan(20);
    }
  });

  test('has a decision answered, and told what is wrong with a request', async () => {
    expect(await call('qos', { pod: { spec: { containers: [{ name: 'a' }] } } })).toMatchObject({
      answer: { qos: 'BestEffort' },
      isError: false,
    });
    expect(await call('qos', { pod: 5 })).toMatchObject({
      answer: { problem: { code: 'PS1103' } },
      isError: true,
    });
    expect(await call('qoss', {})).toMatchObject({
      answer: { problem: { code: 'PS1102', message: expect.stringContaining('did you mean qos?') } },
      isError: true,
    });
  });

  test('explains a field with its laws', async () => {
    const { answer, isError } = await call('explain', { path: 'pod.spec.restartPolicy' });
    expect(isError).toBe(false);
    expect(answer).toMatchObject({ kind: 'Pod', laws: expect.any(Array) });
    expect((await call('explain', { path: 'pod.spec.restartPolice' })).answer.problem.message).toContain(
      'did you mean',
    );
    expect(await call('explain', {})).toMatchObject({
      answer: { problem: { code: 'PS1103' } },
      isError: true,
    });
  });

  test('validates and checks manifests, within limits', async () => {
    const { answer } = await call('validate-manifests', { manifests: deployment });
    expect(answer).toMatchObject([{ verdict: 'valid' }]);
    const checked = await call('check', { manifests: deployment, nodes: 1, nodeFailures: 0, seconds: 120 });
    expect(['good', 'undecided']).toContain(checked.answer.outcome);
    expect((await call('check', { manifests: 'kind: [' })).isError).toBe(true);
  });

  test('has a recording judged', async () => {
    const recording = '{"seq":0,"ts":"2026-11-28T12:00:00Z","resource":"pods","type":"ADDED","object":{}}\n';
    const { answer } = await call('trace', { recording });
    expect(answer).toMatchObject({ accepted: false });
  });
});

test('the server ends with its input, and answers what cannot be read by an error', () => {
  const { status, stdout } = spawnSync(process.execPath, [program, 'mcp'], {
    input: '{"jsonrpc":"2.0","id":1,"method":"ping"}\nnonsense\n{"jsonrpc":"2.0","id":2,"method":"ping"}\n',
  });
  expect(status).toBe(0);
  const ids = stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids.toSorted()).toEqual([1, 2, null]);
});
