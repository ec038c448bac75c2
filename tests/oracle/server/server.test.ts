import { connect } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { type Server, startServer } from '../../../oracle/server/server.ts';
import { defaultSettings } from '../../../oracle/server/serverSettings.ts';
import { ndjson, post, qosRequest, serve } from './running.ts';

const get = (address: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}${path}`, { headers });

const start = (settings: object) =>
  startServer(operations, { ...defaultSettings, port: 0, ...settings }, '0.0.0', () => undefined);

/** A stream that its owner feeds. */
const feed = () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const text = new TextEncoder();
  return { readable, write: (line: string) => writer.write(text.encode(line)), close: () => writer.close() };
};

let shared: Server;
beforeAll(async () => {
  shared = await serve();
});

describe('the server', () => {
  test('tells that it is alive and ready, counts what it answered, and describes itself', async () => {
    const { address } = shared;
    expect((await get(address, '/healthz')).status).toBe(200);
    expect((await get(address, '/readyz')).status).toBe(200);
    const metrics = await (await get(address, '/metrics')).text();
    expect(metrics).toContain('podsem_requests_total{route="/healthz",status="200"} 1');
    const { paths } = (await (await get(address, '/docs/json')).json()) as { paths: Record<string, unknown> };
    for (const { op } of operations) expect(paths).toHaveProperty(`/v1/${op}`);
    expect((await get(address, '/')).url).toContain('/docs');
  });

  test('answers only those who show its token, and believes no token that was replaced', async () => {
    let token = 'first';
    const server = await serve({ token: () => token });
    const asked = (shown?: string) =>
      post(server, '/v1/qos', qosRequest, shown === undefined ? {} : { authorization: `Bearer ${shown}` });
    expect((await asked()).status).toBe(401);
    expect((await asked('firs')).status).toBe(401);
    expect((await asked('first')).status).toBe(200);
    expect((await get(server.address, '/healthz')).status).toBe(200);
    expect((await get(server.address, '/metrics')).status).toBe(401);
    token = 'second';
    expect((await asked('first')).status).toBe(401);
    expect((await asked('second')).status).toBe(200);
  });

  test('is reached from this machine alone, or wants a token', async () => {
    expect(await start({ host: '0.0.0.0' })).toMatchObject({ code: 'PS1201' });
    expect((await serve({ host: '0.0.0.0', token: () => 'secret' })).address).toContain('http://');
  });

  test('says so if its port is taken', async () => {
    const { port } = new URL(shared.address);
    const second = await start({ port: Number(port) });
    expect(second).toMatchObject({ code: 'PS1201', message: expect.stringContaining('EADDRINUSE') });
  });

  test('gives up on a request that takes too long, and answers the next', async () => {
    const settings = { ...defaultSettings, port: 0, threads: 1, requestTime: 1 };
    const server = (await startServer(operations, settings, '0.0.0', () => undefined)) as Server;
    onTestFinished(server.end);
    const late = await post(server, '/v1/qos', qosRequest);
    expect(late.status).toBe(504);
    expect(await late.json()).toMatchObject({ id: null, problem: { code: 'PS1301' } });
    settings.requestTime = 600_000;
    expect((await post(server, '/v1/qos', qosRequest)).status).toBe(200);
  });

  test('turns requests away when too many wait, and answers the others', async () => {
    const server = await serve({ queue: 4 });
    const all = await Promise.all(Array.from({ length: 60 }, () => post(server, '/v1/qos', qosRequest)));
    const statuses = new Set(all.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 503]));
    const away = all.find(({ status }) => status === 503)!;
    expect(away.headers.get('retry-after')).toBe('1');
    expect(await away.json()).toMatchObject({ problem: { code: 'PS1302' } });
  });

  test('finishes what it has begun before it ends, and takes nothing new', async () => {
    const server = await serve();
    const lines = feed();
    const asked = post(server, '/v1', lines.readable, ndjson);
    await lines.write(`{"id":1,"op":"qos",${qosRequest.slice(1)}\n`);
    const response = await asked;
    const ended = server.end();
    await lines.write(`{"id":2,"op":"qos",${qosRequest.slice(1)}\n`);
    await lines.close();
    expect((await response.text()).trimEnd().split('\n')).toHaveLength(2);
    await ended;
    await expect(get(server.address, '/healthz')).rejects.toThrow();
  });

  test('goes on when somebody hangs up in the middle of a line', async () => {
    const { port, hostname } = new URL(shared.address);
    const socket = connect(Number(port), hostname);
    const head =
      'POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: 1000\r\n\r\n';
    await new Promise<void>((resolve) => socket.write(`${head}{"id":1,`, () => resolve()));
    socket.destroy();
    expect((await post(shared, '/v1/qos', qosRequest)).status).toBe(200);
  });
});
