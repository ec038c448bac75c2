import { afterAll } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { type Server, startServer } from '../../../oracle/server/server.ts';
import { defaultSettings, type ServerSettings } from '../../../oracle/server/serverSettings.ts';

const running: Server[] = [];

afterAll(async () => {
  await Promise.all(running.map(({ end }) => end()));
});

/** no answer of these tests is slow but those that are meant to be */
const patience = 600_000;

/** A server of its own at a free port, ended after the tests of the file. */
export const serve = async (settings: Partial<ServerSettings> = {}): Promise<Server> => {
  const all = { ...defaultSettings, requestTime: patience, port: 0, threads: 1, ...settings };
  const server = await startServer(operations, all, '0.0.0', () => undefined);
  if ('code' in server) throw new Error(server.message);
  running.push(server);
  return server;
};

export const post = (
  { address }: Server,
  path: string,
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    duplex: 'half',
  } as RequestInit);

export const ndjson = { 'content-type': 'application/x-ndjson' };

export const qosRequest = '{"pod":{"spec":{"containers":[{"name":"app"}]}}}';
