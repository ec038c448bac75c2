import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import type { Server } from '../../../oracle/server/server.ts';
import { ndjson, post, qosRequest, serve } from './running.ts';

let server: Server;
beforeAll(async () => {
  server = await serve({ requestBytes: 300_000 });
});

const recordingOf = (name: string): string =>
  gunzipSync(
    readFileSync(fileURLToPath(new URL(`../../recordings/${name}/trace.ndjson.gz`, import.meta.url))),
  ).toString();

const problemOf = async (response: Response) => {
  const { problem } = (await response.json()) as { problem: { code: string; message: string } };
  return { status: response.status, ...problem };
};

describe('POST /v1/OP', () => {
  test('answers what the oracle answers', async () => {
    const { answer } = answerer(operations);
    for (const { op } of operations) {
      const response = await post(server, `/v1/${op}`, '{"id":7}');
      expect(await response.text()).toBe(answer(`{"id":7,"op":"${op}"}`));
    }
  });

  test('decides', async () => {
    const response = await post(server, '/v1/qos', qosRequest);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: null, qos: 'BestEffort' });
  });

  test('answers each of many that come together, whatever is wrong with some', async () => {
    const { reply } = answerer(operations);
    const asked = Array.from({ length: 60 }, (_, id) => ({
      op: id % 3 === 0 ? 'qos' : 'phase',
      line: id % 5 === 0 ? `{"id":${id},` : `{"id":${id},${qosRequest.slice(1)}`,
    }));
    const answers = await Promise.all(
      asked.map(async ({ op, line }) => (await post(server, `/v1/${op}`, line)).text()),
    );
    expect(answers).toEqual(asked.map(({ op, line }) => reply(line, { op }).text));
  });

  test('keeps every digit of a number', async () => {
    const response = await post(server, '/v1/qos', '{"id":9007199254740993,"pod":{}}');
    expect(await response.text()).toContain('"id":9007199254740993');
  });

  test('says what is wrong with a request, with the status that goes with it', async () => {
    expect(await problemOf(await post(server, '/v1/qos', '{"pod":7}'))).toMatchObject({
      status: 422,
      code: 'PS1103',
    });
    expect(await problemOf(await post(server, '/v1/qos', '{"pod"'))).toMatchObject({
      status: 400,
      code: 'PS1101',
    });
    expect(await problemOf(await post(server, '/v1/qos', '[]'))).toMatchObject({
      status: 400,
      code: 'PS1101',
    });
    expect(await problemOf(await post(server, '/v1/qoz', '{}'))).toMatchObject({
      status: 404,
      code: 'PS1102',
    });
    expect(await problemOf(await post(server, '/v2', '{}'))).toMatchObject({ status: 404, code: 'PS1102' });
    const asText = { 'content-type': 'text/plain' };
    expect(await problemOf(await post(server, '/v1/qos', '{}', asText))).toMatchObject({
      status: 415,
      code: 'PS1101',
    });
    const large = JSON.stringify({ pod: {}, more: 'x'.repeat(300_000) });
    expect(await problemOf(await post(server, '/v1/qos', large))).toMatchObject({
      status: 413,
      code: 'PS1008',
    });
  });
});

describe('POST /v1', () => {
  test('answers a stream line by line and in order, whatever is wrong with some', async () => {
    const lines = [
      '{"id":1,"op":"qos","pod":{"spec":{"containers":[{"name":"app"}]}}}',
      '',
      'nothing',
      '{"id":2}',
    ];
    const response = await post(server, '/v1', lines.join('\n'), ndjson);
    const answers = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 1, qos: 'BestEffort' },
      { id: null, problem: { code: 'PS1101', place: { line: 3 } } },
      { id: 2, problem: { code: 'PS1103' } },
    ]);
  });

  test('reads over a byte order mark, as the oracle does', async () => {
    const response = await post(server, '/v1', `\ufeff{"id":1,"op":"qos",${qosRequest.slice(1)}`, ndjson);
    expect(await response.json()).toMatchObject({ id: 1, qos: 'BestEffort' });
  });

  test('throws a line away that is too long, and answers those after it', async () => {
    const lines = [`{"id":1,"op":"${'x'.repeat(400_000)}"}`, `{"id":2,"op":"qos",${qosRequest.slice(1)}`];
    const response = await post(server, '/v1', lines.join('\n'), ndjson);
    const answers = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { problem: { code: 'PS1008', place: { line: 1 } } },
      { id: 2, qos: 'BestEffort' },
    ]);
  });

  test('answers a thousand lines as the oracle does', async () => {
    const lines = Array.from({ length: 1_000 }, (_, id) => `{"id":${id},"op":"qos",${qosRequest.slice(1)}`);
    const response = await post(server, '/v1', `${lines.join('\n')}\n`, ndjson);
    const { answer } = answerer(operations);
    expect(await response.text()).toBe(lines.map((line) => `${answer(line)}\n`).join(''));
  });
});

describe('POST /v1/trace', () => {
  test('accepts a recording of a real cluster', async () => {
    const response = await post(server, '/v1/trace', recordingOf('quota-a.r1'), ndjson);
    expect(await response.json()).toMatchObject({ accepted: true, violations: [] });
  });

  test('rejects one in which a Pod moves to another node, and names the law', async () => {
    const moved = recordingOf('init-ok.r1').split('\n');
    const at = moved.findLastIndex((line) => line.includes('"nodeName":"') && line.includes('"MODIFIED"'));
    moved[at] = moved[at]!.replace(/"nodeName":"[^"]+"/, '"nodeName":"elsewhere"');
    const response = await post(server, '/v1/trace?all', moved.join('\n'), ndjson);
    const { accepted, violations } = (await response.json()) as {
      accepted: boolean;
      violations: { law: string }[];
    };
    expect(accepted).toBe(false);
    expect(violations.map(({ law }) => law)).toContain('identity/never-rescheduled');
  });
});
