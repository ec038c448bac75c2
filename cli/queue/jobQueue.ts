import { type Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Problem, problem } from '../../spec/problem.ts';
import type { OptionWord } from '../command.ts';
import {
  type Batch,
  batchShape,
  idOfBatch,
  type Portion,
  type PortionResult,
  portionResultShape,
  portionShape,
  runsPrograms,
} from './batch.ts';

/** What all keys in Redis begin with. */
export const prefix = 'podsem';

/** portions that are put in, or results that are read, at once */
const page = 500;

/** Work that any worker does, and work that runs other programs. */
export const kinds = ['searches', 'programs'] as const;
export type Kind = (typeof kinds)[number];

/** The name of a queue: workers of another version do not even see it. */
export const queueName = (version: string, kind: Kind): string => `${version} ${kind}`;

/** How far a batch is. */
export type Counts = { done: number; failed: number; active: number; waiting: number };

/** The queues of one version of this program in Redis. */
export class JobQueue {
  private readonly queues: { readonly [kind in Kind]: Queue };
  private readonly connection: Redis;
  private readonly version: string;

  constructor(connection: Redis, version: string) {
    this.connection = connection;
    this.version = version;
    const named = (kind: Kind): Queue => new Queue(queueName(version, kind), { connection, prefix });
    this.queues = { searches: named('searches'), programs: named('programs') };
    // what goes wrong with the connection is told by the connection
    for (const queue of Object.values(this.queues)) queue.on('error', () => undefined);
  }

  private get batchesKey(): string {
    return `${prefix}:${this.version} batches`;
  }

  /** Puts a batch in. What is in already stays as it is, with its results; portions that failed are tried again. */
  async put(
    batch: Batch,
    portions: readonly (readonly OptionWord[])[],
    onPage: (portions: number) => void,
  ): Promise<string> {
    const id = idOfBatch(batch);
    const queue = this.queueOf(batch);
    await this.connection.sadd(`${prefix}:versions`, this.version);
    await this.connection.hset(this.batchesKey, id, JSON.stringify(batch));
    for (let from = 0; from < portions.length; from += page) {
      const some = portions.slice(from, from + page).map((words, at) => portionOf(id, from + at, words));
      await queue.addBulk(
        some.map((data) => ({
          name: batch.command,
          data,
          opts: { jobId: `${id}/${data.number}`, removeOnComplete: false, removeOnFail: false },
        })),
      );
      onPage(Math.min(portions.length, from + page));
    }
    for await (const job of this.jobs(queue, 'failed'))
      if (job.id?.startsWith(`${id}/`)) await job.retry('failed');
    return id;
  }

  /** The batch with this id; a problem if it is not there, or something else is. */
  async batch(id: string): Promise<Batch | Problem> {
    const text = await this.connection.hget(this.batchesKey, id);
    return text === null ? problem('PS1604', `the queue knows no work called ${id}`) : readBatch(id, text);
  }

  /** All batches, by id, or what is wrong with them. */
  async batches(): Promise<ReadonlyMap<string, Batch | Problem>> {
    const all = await this.connection.hgetall(this.batchesKey);
    return new Map(Object.entries(all).map(([id, text]) => [id, readBatch(id, text)]));
  }

  /** The results of all portions that are done; those that failed, and why. */
  async *results(): AsyncGenerator<{ readonly portion: Portion; readonly result: PortionResult } | Problem> {
    for (const queue of Object.values(this.queues)) {
      for await (const job of this.jobs(queue, 'completed')) {
        const portion = portionShape.safeParse(job.data);
        const result = portionResultShape.safeParse(job.returnvalue);
        yield portion.success && result.success
          ? { portion: portion.data, result: result.data }
          : problem('PS1604', `portion ${job.id}: what came of it cannot be read`);
      }
      for await (const job of this.jobs(queue, 'failed')) {
        yield problem(
          'PS1605',
          `portion ${job.id} failed: ${job.failedReason}; ask for the same work again to try it again`,
        );
      }
    }
  }

  /** How far each batch is, without its results. */
  async counts(): Promise<ReadonlyMap<string, Counts>> {
    const all = new Map<string, Counts>();
    const states = {
      completed: 'done',
      failed: 'failed',
      active: 'active',
      wait: 'waiting',
      delayed: 'waiting',
    } as const;
    for (const queue of Object.values(this.queues)) {
      for (const [state, counted] of Object.entries(states)) {
        const type = state as keyof typeof states;
        for (const id of await queue.getRanges([type], 0, -1)) {
          const batch = id.split('/')[0] ?? '';
          const counts = all.get(batch) ?? { done: 0, failed: 0, active: 0, waiting: 0 };
          counts[counted] += 1;
          all.set(batch, counts);
        }
      }
    }
    return all;
  }

  /** Whether there was work, and none of these kinds waits or is being done. */
  async isDone(of: readonly Kind[]): Promise<boolean> {
    if ((await this.connection.hlen(this.batchesKey)) === 0) return false;
    const counts = await Promise.all(
      of.map((kind) => this.queues[kind].getJobCountByTypes('wait', 'active', 'delayed', 'prioritized')),
    );
    return counts.every((count) => count === 0);
  }

  /** Other versions of this program whose work or results are there. */
  async otherVersions(): Promise<readonly string[]> {
    const versions = await this.connection.smembers(`${prefix}:versions`);
    return versions.filter((each) => each !== this.version).sort();
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    this.connection.disconnect();
  }

  private queueOf(batch: Batch): Queue {
    return this.queues[runsPrograms(batch) ? 'programs' : 'searches'];
  }

  private async *jobs(queue: Queue, state: 'completed' | 'failed'): AsyncGenerator<Job> {
    for (let from = 0; ; from += page) {
      const jobs = await queue.getJobs([state], from, from + page - 1, true);
      yield* jobs;
      if (jobs.length < page) return;
    }
  }
}

const portionOf = (batch: string, number: number, words: readonly OptionWord[]): Portion => ({
  batch,
  number,
  words: words.map((word) => ({ ...word })),
});

const readBatch = (id: string, text: string): Batch | Problem => {
  const unreadable = (): Problem => problem('PS1604', `work ${id}: what was asked for cannot be read`);
  try {
    const read = batchShape.safeParse(JSON.parse(text));
    return read.success && idOfBatch(read.data) === id ? read.data : unreadable();
  } catch {
    return unreadable();
  }
};
