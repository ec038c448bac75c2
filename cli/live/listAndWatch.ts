import { linesOf } from '../../drivers/observed/reading/lines.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { ApiAnswer, ApiClient } from './apiClient.ts';
import { gapLine, type Listed, type LiveLine, lineOf } from './liveEvent.ts';

/** What is listed and watched: a path, and which objects of it. */
export type Watched = {
  readonly resource: string;
  readonly path: string;
  readonly selector?: string | undefined;
};

export type Live = {
  readonly client: Pick<ApiClient, 'get'>;
  readonly onLine: (line: LiveLine) => void;
  /** is told what goes wrong and is tried again */
  readonly onTrouble: (problem: Problem) => void;
  readonly interrupted: AbortSignal;
  /** milliseconds before what went wrong is tried again: the first time; each time twice as long */
  readonly pause: number;
};

/** objects of a page of a list */
const page = 500;
/** bytes of an event */
const lineBytes = 16 * 2 ** 20;
/** milliseconds between two attempts at most */
const slowest = 30_000;

class Expired extends Error {}
class Refused extends Error {
  readonly code: number;
  constructor(code: number, what: string) {
    super(`the API server answers ${code} to ${what}`);
    this.code = code;
  }
}

/** The version up to which a list shows everything, and its objects as lines. Throws where the API server refuses. */
export const list = async (
  watched: Watched,
  { client, onLine, interrupted }: Live,
  isFirst: boolean,
): Promise<string> => {
  const { resource, path, selector } = watched;
  const why = isFirst ? 'what was there before is listed' : 'the watch expired: what is there now is listed';
  onLine(gapLine(resource, why));
  let next: string | undefined;
  let version = '';
  do {
    const query = new URLSearchParams({ limit: String(page) });
    if (selector) query.set('labelSelector', selector);
    if (next) query.set('continue', next);
    const answer = await client.get(`${path}?${query}`, interrupted);
    const text = await textOf(answer);
    if (answer.code === 410) throw new Expired();
    if (answer.code !== 200) throw new Refused(answer.code, `a list of ${resource}`);
    const read = JSON.parse(text) as {
      apiVersion: string;
      kind: string;
      metadata: { resourceVersion: string; continue?: string };
      items: Listed[] | null;
    };
    const kind = read.kind.replace(/List$/, '');
    for (const item of read.items ?? [])
      onLine(lineOf(resource, 'ADDED', withKind(read.apiVersion, kind, item), isFirst));
    next = read.metadata.continue;
    version = read.metadata.resourceVersion;
  } while (next);
  return version;
};

/** Items of a list lack what the list says once. */
const withKind = (apiVersion: string, kind: string, item: Listed): Listed => {
  const typed = { apiVersion, kind, ...item };
  return typed;
};

const textOf = async ({ body }: ApiAnswer): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/**
 * Watches from a version on, for ever: a watch that ends is taken up where it was, without a word; one that expired begins with a
 * list, and what lies between is marked as a gap. Ends when it is interrupted, or may not watch at all.
 */
export const watchFrom = async (watched: Watched, start: string, live: Live): Promise<void> => {
  const { onTrouble, interrupted } = live;
  let version = start;
  let pause = live.pause;
  while (!interrupted.aborted) {
    try {
      for await (const latest of watchOnce(watched, version, live)) {
        version = latest;
        pause = live.pause;
      }
    } catch (error) {
      if (interrupted.aborted) return;
      if (error instanceof Expired) {
        version = await listed(watched, live);
        continue;
      }
      const message = `${watched.resource}: ${(error as Error).message}`;
      onTrouble(problem('PS1701', message));
      if (error instanceof Refused && error.code === 403) return;
    }
    await waited(pause, interrupted);
    pause = Math.min(slowest, 2 * pause);
  }
};

/** A list, tried again until it is there. */
const listed = async (watched: Watched, live: Live): Promise<string> => {
  for (let pause = live.pause; ; pause = Math.min(slowest, 2 * pause)) {
    try {
      return await list(watched, live, false);
    } catch (error) {
      if (live.interrupted.aborted) return '';
      if (!(error instanceof Expired))
        live.onTrouble(problem('PS1701', `${watched.resource}: ${(error as Error).message}`));
    }
    await waited(pause, live.interrupted);
  }
};

/** The versions that one watch comes to, as it tells its events. */
async function* watchOnce(
  { resource, path, selector }: Watched,
  version: string,
  live: Live,
): AsyncGenerator<string> {
  const query = new URLSearchParams({ watch: '1', allowWatchBookmarks: 'true', resourceVersion: version });
  if (selector) query.set('labelSelector', selector);
  const answer = await live.client.get(`${path}?${query}`, live.interrupted);
  if (answer.code !== 200) {
    answer.body.resume();
    throw answer.code === 410 ? new Expired() : new Refused(answer.code, `a watch of ${resource}`);
  }
  for await (const lines of linesOf(answer.body, lineBytes)) {
    for (const text of lines) {
      if (typeof text !== 'string') throw new Error(`an event is longer than ${lineBytes} bytes`);
      if (text === '') continue;
      const { type, object } = JSON.parse(text) as {
        type: string;
        object: Listed & { code?: number; message?: string };
      };
      if (type === 'ERROR')
        throw object.code === 410 ? new Expired() : new Error(object.message ?? 'the watch broke off');
      if (type !== 'BOOKMARK') live.onLine(lineOf(resource, type as LiveLine['type'], object));
      yield object.metadata.resourceVersion;
    }
  }
}

const waited = (milliseconds: number, interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    interrupted.addEventListener('abort', done, { once: true });
    if (interrupted.aborted) done();
  });
