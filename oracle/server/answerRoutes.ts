import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem } from '../../spec/problem.ts';
import type { Reply } from '../protocol.ts';
import { answerLines } from './answerLines.ts';
import { httpStatus } from './httpStatus.ts';
import type { Metrics } from './metrics.ts';
import { refuse } from './refuse.ts';
import type { ServerSettings } from './serverSettings.ts';
import { type ServerThreads, tooBusy } from './threads.ts';

/** `POST /v1/OP`, `POST /v1` (a stream of requests), `POST /v1/trace` (a recording). */
export const addAnswerRoutes = (
  app: FastifyInstance,
  operations: ReadonlySet<string>,
  threads: ServerThreads,
  { queue, streams, requestBytes }: ServerSettings,
  metrics: Metrics,
): void => {
  let open = 0;

  app.post<{ Params: { op: string }; Body: string }>('/v1/:op', async ({ params: { op }, body }, reply) => {
    if (!operations.has(op)) {
      return refuse(reply, problem('PS1102', `no operation is called ${JSON.stringify(op)}`, { path: 'op' }));
    }
    if (typeof body !== 'string') return refuse(reply, problem('PS1101', 'a request is one JSON object'));
    if (threads.waiting >= queue) return refuse(reply, tooBusy('requests'));
    return sendReply(reply, await threads.answerOne({ line: body, op }));
  });

  app.post<{ Body: Readable }>('/v1', async ({ body }, reply) => {
    if (!(body instanceof Readable))
      return refuse(reply, problem('PS1101', 'a stream is application/x-ndjson'));
    if (open >= streams) return refuse(reply, tooBusy('streams'));
    open++;
    const answers = Readable.from(answerLines(threads, body, requestBytes, metrics.lines));
    answers.once('close', () => open--);
    return reply.header('content-type', 'application/x-ndjson').send(answers);
  });

  app.post<{ Body: Readable; Querystring: { all?: string; strict?: string } }>(
    '/v1/trace',
    async ({ body, query }, reply) => {
      if (!(body instanceof Readable))
        return refuse(reply, problem('PS1101', 'a recording is application/x-ndjson'));
      const verdict = await threads.judge(body, {
        dedicatedNodes: false,
        all: isSwitchedOn(query.all),
        strict: isSwitchedOn(query.strict),
      });
      return 'code' in verdict ? refuse(reply, verdict) : verdict;
    },
  );
};

/** `?all` and `?all=true` */
const isSwitchedOn = (value: string | undefined): boolean => value !== undefined && value !== 'false';

/** An answer is sent as it was written; one that names a problem has the status of its code. */
const sendReply = (reply: FastifyReply, { text, code }: Reply): FastifyReply =>
  reply
    .status(code ? httpStatus(code) : 200)
    .header('content-type', 'application/json; charset=utf-8')
    .send(text);
