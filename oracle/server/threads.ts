import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Judging, TraceVerdict } from '../../drivers/observed/judgeTrace.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { idOf, type Reply, refusal } from '../protocol.ts';
import type { AskedLine } from './answerTask.ts';
import { GatheredRequests, smallRequest } from './gatheredRequests.ts';
import type { ServerSettings } from './serverSettings.ts';

/** From source a thread needs a loader first, built JavaScript does not. */
const extension = import.meta.url.endsWith('.ts') ? 'mjs' : 'js';

const pool = (task: string, threads: number, queue: number): Piscina =>
  new Piscina({
    filename: fileURLToPath(new URL(`./${task}.${extension}`, import.meta.url)),
    name: task,
    minThreads: 1,
    maxThreads: threads,
    maxQueue: queue,
    idleTimeout: Number.POSITIVE_INFINITY,
  });

/** requests that a thread is given together, at most */
export const together = 64;

/**
 * The threads of a server. A request that takes too long ends its thread, and another takes its place: those that wait
 * behind it are answered all the same.
 */
export class ServerThreads {
  private readonly answers: Piscina;
  private readonly judges: Piscina;
  private readonly gathered: GatheredRequests;
  private readonly settings: ServerSettings;

  constructor(settings: ServerSettings) {
    const { threads, traceThreads, queue, streams } = settings;
    this.settings = settings;
    // whoever asks is turned away before; requests that were asked together may still come one by one
    this.answers = pool('answerTask', threads, queue + together * (threads + streams));
    this.judges = pool('judgeTask', traceThreads, traceThreads);
    this.gathered = new GatheredRequests((asked) => this.answer(asked), threads);
  }

  /** requests that wait for a thread */
  get waiting(): number {
    return this.answers.queueSize + this.gathered.size;
  }

  /** The reply to one request. */
  async answerOne(asked: AskedLine): Promise<Reply> {
    if (asked.line.length <= smallRequest) return this.gathered.ask(asked);
    const [reply] = await this.answer([asked]);
    return reply!;
  }

  /**
   * The replies to some requests, in order. Of several that take too long together each is asked by itself, so that none waits
   * for more than its own time and the one that it lost with them.
   */
  async answer(asked: readonly AskedLine[]): Promise<readonly Reply[]> {
    const { requestTime } = this.settings;
    const refused = (wrong: Problem): Reply[] => asked.map(({ line }) => refusal(idOf(line), wrong));
    try {
      return (await this.answers.run(asked, { signal: AbortSignal.timeout(requestTime) })) as Reply[];
    } catch (error) {
      if (!isTimeout(error)) return refused(failed(error));
      if (asked.length === 1) return refused(tooSlow(requestTime));
    }
    return (await Promise.all(asked.map((one) => this.answer([one])))).flat();
  }

  /** The verdict on a recording, read no faster than it is judged. */
  async judge(pieces: AsyncIterable<Uint8Array>, judging: Judging): Promise<TraceVerdict | Problem> {
    if (this.judges.queueSize >= this.settings.traceThreads) return tooBusy('recordings');
    const { port1: here, port2: port } = new MessageChannel();
    const gone = new AbortController();
    const verdict = this.judges.run({ port, judging }, { transferList: [port], signal: gone.signal });
    const fed = feed(here, pieces);
    fed.catch(() => gone.abort());
    try {
      return (await verdict) as TraceVerdict;
    } catch (error) {
      return failed(error);
    } finally {
      here.close();
    }
  }

  async end(): Promise<void> {
    await Promise.all([this.answers.destroy(), this.judges.destroy()]);
  }
}

/** Hands over a piece whenever one is asked for. */
const feed = async (port: MessageChannel['port1'], pieces: AsyncIterable<Uint8Array>): Promise<void> => {
  const asked = (): Promise<void> => new Promise((resolve) => port.once('message', () => resolve()));
  let more = asked();
  for await (const piece of pieces) {
    await more;
    more = asked();
    port.postMessage(Uint8Array.from(piece));
  }
  await more;
  port.postMessage(null);
};

export const tooBusy = (what: string): Problem =>
  problem('PS1302', `more ${what} are waiting than the server takes on; try again later`);

const tooSlow = (time: number): Problem => problem('PS1301', `the answer took longer than ${time / 1000} s`);

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const failed = (error: unknown): Problem =>
  problem('PS1104', `no answer came: ${error instanceof Error ? error.message : String(error)}`);
