import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyInstance } from 'fastify';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { addAnswerRoutes } from './answerRoutes.ts';
import { addHealthRoutes } from './healthRoutes.ts';
import { serverMetrics } from './metrics.ts';
import { openApi } from './openApi.ts';
import { refuse } from './refuse.ts';
import { exposure, type ServerSettings } from './serverSettings.ts';
import { ServerThreads } from './threads.ts';
import { showsToken } from './token.ts';

export type Server = {
  /** where it listens: `http://127.0.0.1:8036` */
  readonly address: string;
  /** Takes no more requests, finishes those that it has (for as long as the settings say), and ends its threads. */
  readonly end: () => Promise<void>;
};

export type Log = (record: { readonly [field: string]: unknown }) => void;

/** Begins to answer over HTTP, or says why it cannot. `log` gets a record for each request. */
export const startServer = async (
  operations: readonly Operation[],
  settings: ServerSettings,
  version: string,
  log: Log,
): Promise<Server | Problem> => {
  const exposed = exposure(settings);
  if (exposed) return exposed;
  const threads = new ServerThreads(settings);
  const app = fastify({
    bodyLimit: settings.requestBytes,
    forceCloseConnections: 'idle',
    https: settings.tls ?? null,
  }) as unknown as FastifyInstance;
  readAsText(app);
  answerErrors(app);
  const metrics = serverMetrics(() => threads.waiting);
  askForToken(app, settings);
  app.addHook('onResponse', async ({ method, url, routeOptions, ip }, reply) => {
    const seconds = reply.elapsedTime / 1000;
    metrics.answered(routeOptions.url ?? 'none', reply.statusCode, seconds);
    log({ method, url, status: reply.statusCode, seconds: Number(seconds.toFixed(6)), from: ip });
  });
  await app.register(swagger, {
    mode: 'static',
    specification: { document: openApi(operations, version) as never },
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  addHealthRoutes(app, metrics);
  addAnswerRoutes(app, new Set(operations.map(({ op }) => op)), threads, settings, metrics);
  try {
    const address = await app.listen({ host: settings.host, port: settings.port });
    return { address, end: () => endServer(app, threads, settings.farewell) };
  } catch (error) {
    await threads.end();
    return problem('PS1201', `${settings.host}:${settings.port}: ${(error as Error).message}`);
  }
};

/** JSON stays text until it is decided: numbers keep their digits. Everything else is a stream of lines. */
const readAsText = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.addContentTypeParser('application/x-ndjson', (_, payload, done) => done(null, payload));
};

const answerErrors = (app: FastifyInstance): void => {
  app.setNotFoundHandler(({ url }, reply) => refuse(reply, problem('PS1102', `nothing is at ${url}`)));
  app.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    const { statusCode = 500, message } = error;
    if (statusCode === 413) return refuse(reply, problem('PS1008', message));
    if (statusCode === 415) {
      const expected = 'the content type is application/json or application/x-ndjson';
      return reply.status(415).send({ id: null, problem: problem('PS1101', expected) });
    }
    if (statusCode < 500)
      return reply.status(statusCode).send({ id: null, problem: problem('PS1101', message) });
    return refuse(reply, problem('PS1999', message));
  });
};

/** Everything but being alive is told only to those who show the token. */
const askForToken = (app: FastifyInstance, { token }: ServerSettings): void => {
  if (!token) return;
  app.addHook('onRequest', async ({ url, headers }, reply) => {
    if (url === '/healthz' || url === '/readyz' || showsToken(headers.authorization, token())) return;
    return refuse(reply, problem('PS1303', 'this server wants a token: Authorization: Bearer …'));
  });
};

/** milliseconds between two looks at which connections have nothing left to say */
const glance = 50;

const endServer = async (app: FastifyInstance, threads: ServerThreads, farewell: number): Promise<void> => {
  const idle = setInterval(() => app.server.closeIdleConnections(), glance);
  const timer = setTimeout(() => app.server.closeAllConnections(), farewell);
  await app.close();
  clearInterval(idle);
  clearTimeout(timer);
  await threads.end();
};
