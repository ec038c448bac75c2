import { request } from 'node:http';
import { operations } from '../../../oracle/operations.ts';
import { startServer } from '../../../oracle/server/server.ts';
import { defaultSettings } from '../../../oracle/server/serverSettings.ts';
import { type Entry, internalErrorIn, type Wrong } from '../entry.ts';
import { validRequests } from './oracle.ts';

type Asked = {
  readonly method?: unknown;
  readonly path?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
};

/** milliseconds that the server may think about a request, and that an answer is waited for */
const requestTime = 2_000;
const patience = 10_000;

/** Connections may break, as those do that are sent what is no HTTP: the server has to go on. */
const isServed = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/healthz', timeout: patience }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    asked.on('timeout', () => {
      resolve(false);
      asked.destroy();
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });

const answered = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<Wrong> =>
  new Promise((resolve) => {
    const broken = (error: Error): void => {
      void isServed(port).then((served) =>
        resolve(served ? undefined : `the server is gone: ${error.message}`),
      );
    };
    try {
      const asked = request(
        { port, host: '127.0.0.1', method, path, headers, timeout: patience },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk) => {
            text += chunk;
          });
          reply.on('end', () => {
            const isWrong = (reply.statusCode ?? 0) === 500;
            resolve(
              isWrong
                ? `${reply.statusCode}: ${text.slice(0, 150)}`
                : path.startsWith('/docs')
                  ? undefined
                  : internalErrorIn(text),
            );
          });
          reply.on('error', broken);
        },
      );
      asked.on('timeout', () => {
        resolve('no answer in time');
        asked.destroy();
      });
      asked.on('error', broken);
      asked.end(body);
    } catch {
      // what no client can send
      resolve(undefined);
    }
  });

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** Requests to the server, good and bad; input is a method, a path, headers and a body. */
export const server = async (): Promise<Entry> => {
  const started = await startServer(
    operations,
    { ...defaultSettings, port: 0, threads: 1, requestTime },
    '0.0.0',
    () => undefined,
  );
  if ('code' in started) throw new Error(started.message);
  const port = Number(new URL(started.address).port);
  const json = { 'content-type': 'application/json' };
  const ndjson = { 'content-type': 'application/x-ndjson' };
  const requests = validRequests();
  const valid = [
    ...requests.map((line) => ({
      method: 'POST',
      path: `/v1/${JSON.parse(line).op}`,
      headers: json,
      body: line,
    })),
    { method: 'POST', path: '/v1', headers: ndjson, body: `${requests[0]}\n${requests[1]}\n` },
    { method: 'POST', path: '/v1/trace', headers: ndjson, body: '{}\n' },
    { method: 'GET', path: '/healthz', headers: {}, body: '' },
    { method: 'GET', path: '/metrics', headers: {}, body: '' },
    { method: 'GET', path: '/docs/json', headers: {}, body: '' },
  ];
  return {
    name: 'server',
    valid: valid.map((each) => JSON.stringify(each)),
    take: async (input) => {
      let asked: Asked = {};
      try {
        asked = (JSON.parse(input) ?? {}) as Asked;
      } catch {
        asked = { method: 'POST', path: '/v1/qos', headers: json, body: input };
      }
      const { method = 'POST', path = '/v1', headers = json, body = input } = asked;
      const pairs = Object.entries(typeof headers === 'object' && headers !== null ? headers : {});
      const texts = Object.fromEntries(pairs.map(([name, value]) => [name, textOf(value)]));
      const content = textOf(body);
      const where = textOf(path);
      return answered(port, textOf(method), where.startsWith('/') ? where : `/${where}`, texts, content);
    },
    end: () => started.end(),
  };
};
