import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { Piscina } from 'piscina';
import type { Surroundings } from '../surroundings.ts';
import { type Batch, type PortionResult, portionShape } from './batch.ts';
import { connect } from './connect.ts';
import { type JobQueue, type Kind, prefix, queueName } from './jobQueue.ts';
import type { PortionTask } from './portionTask.ts';

export type WorkSettings = {
  readonly address: string;
  readonly version: string;
  readonly kinds: readonly Kind[];
  readonly threads: number;
  /** seconds after which the portion of a worker that is gone is given to another */
  readonly lock: number;
  /** end when nothing is left, instead of waiting for more */
  readonly untilEmpty: boolean;
};

/**
 * A portion is given up after so many of its workers were gone in its middle: that was the portion then, not the machines.
 */
const mostStalled = 25;

/** milliseconds between two looks whether anything is left */
const look = 500;

/** From source a thread needs a loader first, built JavaScript does not. */
const task = new URL(`./portionTask.${import.meta.url.endsWith('.ts') ? 'mjs' : 'js'}`, import.meta.url);

/**
 * Takes portions until it is interrupted, or until nothing is left. Portions are done in threads of their own, so that this one can
 * tell the queue that it is still there. A portion that is interrupted goes back into the queue.
 */
export const work = async (
  queue: JobQueue,
  settings: WorkSettings,
  { print, complain }: Surroundings,
  interrupted: AbortSignal,
): Promise<void> => {
  const { threads, lock, version, address } = settings;
  const pool = new Piscina({
    filename: fileURLToPath(task),
    name: 'portionTask',
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  const batches = new Map<string, Batch>();
  const batchOf = async (id: string): Promise<Batch> => {
    const known = batches.get(id) ?? (await queue.batch(id));
    if ('code' in known) throw new Error(known.message);
    batches.set(id, known);
    return known;
  };
  const doPortion = async (job: Job, token: string | undefined): Promise<PortionResult> => {
    const portion = portionShape.safeParse(job.data);
    if (!portion.success) throw new Error('it is no portion of work');
    const { batch: id, number, words } = portion.data;
    const batch = await batchOf(id);
    try {
      const order: PortionTask = { batch, words };
      const result = (await pool.run(order, { signal: interrupted })) as PortionResult;
      print(
        `${hostname()}: ${batch.command} ${id}/${number}: exit code ${result.code}, ${result.seconds.toFixed(1)} s`,
      );
      return result;
    } catch (error) {
      if (interrupted.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      complain(`${id}/${number}: ${(error as Error).message}`);
      throw error;
    }
  };
  const connections: Redis[] = [];
  const workers = await Promise.all(
    settings.kinds.map(async (kind) => {
      const connection = await connect(address, complain);
      connections.push(connection);
      const worker = new Worker(queueName(version, kind), doPortion, {
        connection,
        prefix,
        concurrency: threads,
        lockDuration: 1000 * lock,
        stalledInterval: 1000 * lock,
        maxStalledCount: mostStalled,
        autorun: false,
      });
      worker.on('error', () => undefined);
      return worker;
    }),
  );
  const running = workers.map((worker) => worker.run());
  await Promise.race([
    ended(interrupted),
    ...(settings.untilEmpty ? [emptied(queue, settings, interrupted)] : []),
  ]);
  await Promise.all(workers.map((worker) => worker.close()));
  await Promise.all(running);
  for (const connection of connections) connection.disconnect();
  await pool.destroy();
};

const ended = (interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (interrupted.aborted) resolve();
    else interrupted.addEventListener('abort', () => resolve(), { once: true });
  });

const emptied = async (queue: JobQueue, { kinds }: WorkSettings, interrupted: AbortSignal): Promise<void> => {
  while (!interrupted.aborted && !(await queue.isDone(kinds))) {
    await new Promise((resolve) => setTimeout(resolve, look));
  }
};
