import { createRequire } from 'node:module';
import { readRegularFile } from '../../drivers/inputFile.ts';
import { operations } from '../../oracle/operations.ts';
import { startServer } from '../../oracle/server/server.ts';
import { defaultSettings, type ServerSettings } from '../../oracle/server/serverSettings.ts';
import type { CommandBody, OptionValues } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { bytes, duration, wholeNumber } from '../read.ts';
import { reasonOf } from '../reasonOf.ts';

const { version } = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

/** bytes of a token, a certificate or a key at most */
const mostBytes = 2 ** 20;

const read = (file: string): Buffer => {
  try {
    return readRegularFile(file, mostBytes);
  } catch (error) {
    return fail('PS1001', `${file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
};

/** The token in a file, read again for each request: who replaces the file takes the old token's worth away. */
const tokenIn = (file: string): (() => string) => {
  const token = (): string => read(file).toString('utf8').trim();
  if (token() === '') fail('PS1201', `--token-file: ${file} is empty`);
  return () => {
    try {
      return token();
    } catch {
      return '';
    }
  };
};

const tlsOf = ({ tlsCert, tlsKey }: OptionValues): ServerSettings['tls'] => {
  if (!tlsCert && !tlsKey) return undefined;
  if (!tlsCert || !tlsKey) return fail('PS1201', '--tls-cert and --tls-key go together');
  return { cert: read(tlsCert as string), key: read(tlsKey as string) };
};

const settingsOf = (options: OptionValues): ServerSettings => {
  const given = (name: string, otherwise: number): number =>
    (options[name] as number | undefined) ?? otherwise;
  return {
    ...defaultSettings,
    host: (options.host as string | undefined) ?? defaultSettings.host,
    port: given('port', defaultSettings.port),
    token: options.tokenFile ? tokenIn(options.tokenFile as string) : undefined,
    tls: tlsOf(options),
    threads: given('threads', defaultSettings.threads),
    queue: given('queue', defaultSettings.queue),
    requestBytes: given('requestLimit', defaultSettings.requestBytes),
    requestTime: options.timeLimit ? 1000 * (options.timeLimit as number) : defaultSettings.requestTime,
  };
};

export const serve = (): CommandBody => ({
  operands: [],
  options: [
    {
      flags: '--port <number>',
      says: 'where to listen (8036); 0 takes one that is free',
      read: wholeNumber('--port', 0, 65_535),
    },
    {
      flags: '--host <address>',
      says: 'the address to listen at (127.0.0.1); any that is not of this machine alone needs a token',
    },
    {
      flags: '--token-file <file>',
      says: 'who asks must show the token in this file: Authorization: Bearer …',
    },
    { flags: '--tls-cert <file>', says: 'a certificate (PEM): the server speaks HTTPS' },
    { flags: '--tls-key <file>', says: 'the key of the certificate (PEM)' },
    { flags: '--threads <number>', says: 'threads that answer (2)', read: wholeNumber('--threads', 1, 64) },
    {
      flags: '--queue <number>',
      says: 'requests that may wait for a thread (1000); others get 503',
      read: wholeNumber('--queue', 1, 1_000_000),
    },
    {
      flags: '--request-limit <bytes>',
      says: 'bytes of a request, or of a line of a stream (16Mi)',
      read: bytes('--request-limit'),
    },
    {
      flags: '--time-limit <duration>',
      says: 'time that the answer to a request may take (10s)',
      read: duration('--time-limit'),
    },
  ],
  notes:
    'POST /v1/OP takes one request, POST /v1 a stream (application/x-ndjson), POST /v1/trace a recording.\n' +
    'GET /docs shows every operation, /docs/json is its OpenAPI document; /healthz, /readyz, /metrics.\n' +
    'Ctrl-C and SIGTERM end the server after the requests that it has; each request is a line of JSON on standard error.',
  run: async (_, options, { print, complain, interruptible }) => {
    const log = (record: object): void =>
      complain(JSON.stringify({ time: new Date().toISOString(), ...record }));
    return interruptible(async (interrupted) => {
      const server = await startServer(operations, settingsOf(options), version, log);
      if ('code' in server) throw new Failure([server]);
      print(`listening at ${server.address}`);
      if (!interrupted.aborted) {
        await new Promise<void>((resolve) =>
          interrupted.addEventListener('abort', () => resolve(), { once: true }),
        );
      }
      await server.end();
      return exitCode.good;
    });
  },
});
