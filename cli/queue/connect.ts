import { Redis } from 'ioredis';
import { type Problem, problem, problemText } from '../../spec/problem.ts';
import { Failure, fail } from '../failure.ts';

/** milliseconds until a queue that never answered is given up */
const patience = 5_000;

/** milliseconds between two attempts at most, once it is gone */
const slowest = 2_000;

const unreachable = (address: string, why: string): Problem =>
  problem('PS1601', `the queue at ${address} cannot be reached: ${why}`);

/** The address without its password. */
const told = (address: string): string => {
  const url = new URL(address);
  return `${url.protocol}//${url.host}${url.pathname}`;
};

/**
 * A connection to Redis. A queue that is not there fails (PS1601); one that goes away later is waited for: what was to be said
 * is said when it is back.
 */
export const connect = async (address: string, complain: (text: string) => void): Promise<Redis> => {
  if (!/^rediss?:\/\//.test(address) || !URL.canParse(address)) {
    return fail(
      'PS1201',
      `--queue takes an address such as redis://localhost:6379, not ${JSON.stringify(address)}`,
    );
  }
  const connection = new Redis(address, {
    lazyConnect: true,
    connectTimeout: patience,
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(100 * attempt, slowest),
  });
  let last = 'nobody answers';
  let isGone = false;
  let wasThere = false;
  connection.on('error', (error: Error) => {
    last = error.message || String((error as NodeJS.ErrnoException).code);
    if (!wasThere || isGone) return;
    isGone = true;
    complain(
      problemText(problem('PS1601', `the queue at ${told(address)} is gone (${last}); it is waited for`)),
    );
  });
  connection.on('close', () => {
    if (!wasThere || isGone || connection.status === 'end') return;
    isGone = true;
    complain(problemText(problem('PS1601', `the queue at ${told(address)} is gone; it is waited for`)));
  });
  connection.on('ready', () => {
    if (isGone) complain(`the queue at ${told(address)} is back`);
    isGone = false;
    wasThere = true;
  });
  const end = (): void => connection.disconnect();
  const timer = setTimeout(end, patience);
  try {
    await connection.connect();
    await connection.ping();
    return connection;
  } catch (error) {
    end();
    const why = error instanceof Error && error.name === 'ReplyError' ? error.message : last;
    throw new Failure([unreachable(told(address), why)]);
  } finally {
    clearTimeout(timer);
  }
};
