import type { FastifyReply } from 'fastify';
import type { Problem } from '../../spec/problem.ts';
import { httpStatus } from './httpStatus.ts';

/** Answers with a problem, and the HTTP status that goes with its code. */
export const refuse = (reply: FastifyReply, wrong: Problem): FastifyReply => {
  if (wrong.code === 'PS1302') void reply.header('retry-after', '1');
  return reply.status(httpStatus(wrong.code)).send({ id: null, problem: wrong });
};
