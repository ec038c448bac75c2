import { problem } from '../../spec/problem.ts';
import { Failure } from '../failure.ts';

/** What Redis itself refuses (it is full, may not be written, wants a password) is a problem, not a fault of this program. */
export const refused = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ReplyError'
    ? new Failure([problem('PS1602', `the queue refused what it was told: ${error.message}`)])
    : error;
