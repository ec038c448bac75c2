import fastify from 'fastify';
import { type Problem, problem } from '../../spec/problem.ts';
import { type Collected, collect } from './collect.ts';
import type { JobQueue } from './jobQueue.ts';
import { progressPage } from './progressPage.ts';
import { resultReport } from './resultsText.ts';

/** milliseconds for which a page that was made is shown again: reading all results is work */
const fresh = 1_000;

/** Shows on this machine how far all work is; gives the address, or why it cannot listen. */
export const serveResults = async (
  queue: JobQueue,
  version: string,
  port: number,
): Promise<{ readonly address: string; readonly end: () => Promise<void> } | Problem> => {
  let last: { readonly at: number; readonly collected: Promise<Collected> } | undefined;
  const now = (): Promise<Collected> => {
    const at = Date.now();
    if (!last || at - last.at > fresh) last = { at, collected: collect(queue, undefined) };
    return last.collected;
  };
  const server = fastify();
  server.get('/', async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(progressPage(await now(), version)),
  );
  server.get('/results', async () => {
    const { results, problems } = await now();
    return { version, results: results.map(resultReport), problems };
  });
  try {
    return { address: await server.listen({ host: '127.0.0.1', port }), end: () => server.close() };
  } catch (error) {
    return problem('PS1201', `--serve ${port}: ${(error as Error).message}`);
  }
};
