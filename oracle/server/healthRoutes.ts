import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** `/healthz` (alive), `/readyz` (takes requests; 503 while it ends), `/metrics` (for Prometheus). */
export const addHealthRoutes = (app: FastifyInstance, { registry }: Metrics): void => {
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_, reply) =>
    isEnding ? reply.status(503).send({ status: 'ending' }) : { status: 'ready' },
  );
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
  app.get('/', async (_, reply) => reply.redirect('/docs'));
};
