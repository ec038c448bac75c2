import { type Problem, problem } from '../../spec/problem.ts';

export type ServerSettings = {
  readonly host: string;
  /** 0: one that is free */
  readonly port: number;
  /** what a request must show, read again for each: a token that is replaced is worth nothing any more */
  readonly token: (() => string) | undefined;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** threads that answer requests */
  readonly threads: number;
  /** threads that judge recordings, beside those */
  readonly traceThreads: number;
  /** bytes of one request, or of one line of a stream */
  readonly requestBytes: number;
  /** milliseconds that one request may be thought about */
  readonly requestTime: number;
  /** requests that wait for a thread; those beyond are turned away */
  readonly queue: number;
  /** streams of requests that are answered at a time; those beyond are turned away */
  readonly streams: number;
  /** milliseconds that open requests have left when the server is to end */
  readonly farewell: number;
};

export const defaultSettings: ServerSettings = {
  host: '127.0.0.1',
  port: 8036,
  token: undefined,
  tls: undefined,
  threads: 2,
  traceThreads: 1,
  requestBytes: 16 * 2 ** 20,
  requestTime: 10_000,
  queue: 1_000,
  streams: 1_000,
  farewell: 30_000,
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** A server that others reach asks them for a token: why these settings may not be served, if so. */
export const exposure = ({ host, token }: Pick<ServerSettings, 'host' | 'token'>): Problem | undefined =>
  loopback.test(host) || token !== undefined
    ? undefined
    : problem('PS1201', `--host ${host} is reached from elsewhere: it needs a --token-file`);
