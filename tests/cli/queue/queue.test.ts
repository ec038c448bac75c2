import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { capture } from '../capture.ts';
import { Podsem } from './podsem.ts';
import { hasRedis, TestRedis } from './redis.ts';

const patience = 600_000;

type Told = {
  readonly version: string;
  readonly results: readonly {
    readonly id: string;
    readonly portions: { readonly [state: string]: number };
    readonly result: { readonly [field: string]: unknown };
  }[];
};

const resultsOf = async (redis: TestRedis): Promise<Told & { code: number; err: string }> => {
  const { code, out, err } = await capture(['results', '--queue', redis.address, '--json']);
  return { ...(JSON.parse(out) as Told), code, err };
};

const searches = ['check', '--scenario', 'replicated-pods', '--steps', '30', '--seed', '1'];

/** What portions of five of these runs come to on this machine alone. */
const stepsAlone = async (portions: number): Promise<number> => {
  let steps = 0;
  for (let seed = 1; seed <= portions; seed++) {
    const alone = ['--simulate', '5', '--seed', String(seed), '--json', '--no-save'];
    const { out } = await capture([...searches.slice(0, -2), ...alone]);
    steps += (JSON.parse(out) as { steps: number }).steps;
  }
  return steps;
};

describe.skipIf(!hasRedis)('work in a queue', { timeout: patience }, () => {
  test('a producer and workers that are killed in the middle: nothing is lost, nothing counts twice', async () => {
    const redis = await TestRedis.start();
    const asked = [...searches, '--simulate', '60', '--portion', '5', '--queue', redis.address];
    const producer = new Podsem(...asked);
    const first = new Podsem('worker', '--queue', redis.address, '--threads', '1', '--lock', '1s');
    await first.said(/exit code/);
    producer.kill('SIGKILL');
    first.kill('SIGKILL');
    await first.ended();

    const again = new Podsem(...asked);
    expect(await again.ended()).toBe(0);
    const second = new Podsem('worker', '--queue', redis.address, '--threads', '2', '--lock', '1s');
    await second.said(/exit code/);
    second.kill('SIGKILL');
    await second.ended();

    const last = new Podsem(
      'worker',
      '--queue',
      redis.address,
      '--threads',
      '2',
      '--lock',
      '1s',
      '--until-empty',
    );
    expect(await last.ended()).toBe(0);
    const { results } = await resultsOf(redis);
    expect(results.map(({ portions }) => portions)).toEqual([
      { all: 12, done: 12, failed: 0, active: 0, waiting: 0, absent: 0 },
    ]);
    expect(results[0]?.result).toMatchObject({ runs: 60, steps: await stepsAlone(12), broken: [] });
  });

  test('a queue that is killed while a worker works, and comes back: all of it is done, and counts once', async () => {
    const redis = await TestRedis.start();
    const asked = [...searches, '--simulate', '20', '--portion', '5', '--queue', redis.address];
    expect((await capture(asked)).code).toBe(0);
    const worker = new Podsem(
      'worker',
      '--queue',
      redis.address,
      '--threads',
      '1',
      '--until-empty',
      '--lock',
      '1s',
    );
    await worker.said(/exit code/);
    await redis.kill();
    await worker.said(/is gone.*PS1601/);
    await redis.begin();
    await worker.said(/is back/);
    expect(await worker.ended()).toBe(0);
    const { results } = await resultsOf(redis);
    expect(results[0]).toMatchObject({
      portions: { all: 4, done: 4, failed: 0 },
      result: { runs: 20, steps: await stepsAlone(4) },
    });
  });

  test('a worker that is asked to end gives back what it was doing', async () => {
    const redis = await TestRedis.start();
    await capture([...searches, '--simulate', '100000000', '--portion', '1000000', '--queue', redis.address]);
    const worker = new Podsem('worker', '--queue', redis.address, '--threads', '1');
    for (let active = 0; active === 0; ) active = (await resultsOf(redis)).results[0]?.portions.active ?? 0;
    worker.kill('SIGTERM');
    expect(await worker.ended()).toBe(0);
    const { results, code } = await resultsOf(redis);
    expect(results[0]?.portions).toMatchObject({ all: 100, waiting: 100, active: 0, done: 0 });
    expect(code).toBe(3);
  });

  test('what many machines find is what one finds: a violated law with its shortest story, and the command that shows it', async () => {
    const redis = await TestRedis.start();
    const queue = ['--queue', redis.address];
    const scenario = ['--scenario', 'replicaset-scaled', '--scalings', '0'];
    const swarm = ['check', ...scenario, '--mutant', 'controller-without-memory', '--max-states', '300'];
    await capture([...swarm, '--swarm', '4', '--portion', '2', ...queue]);
    await capture(['worker', ...queue, '--until-empty', '--threads', '1']);
    const { results, code } = await resultsOf(redis);
    const alone = await Promise.all(
      ['1', '2'].map((seed) => capture([...swarm, '--swarm', '2', '--seed', seed, '--json', '--no-save'])),
    );
    const broken = alone.flatMap(({ out }) =>
      (JSON.parse(out) as { laws: { id: string; verdict: string; steps: number }[] }).laws.filter(
        ({ verdict }) => verdict === 'violated',
      ),
    );
    const laws = [...new Set(broken.map(({ id }) => id))].sort();
    expect(laws.length).toBeGreaterThan(0);
    expect(results[0]?.result.broken).toEqual(
      laws.map((law) => ({
        law,
        steps: Math.min(...broken.filter(({ id }) => id === law).map(({ steps }) => steps)),
        count: broken.filter(({ id }) => id === law).length,
        again: expect.stringMatching(
          /^podsem check --scenario replicaset-scaled --scalings 0 --mutant controller-without-memory .* --swarm 2 --seed [12]$/,
        ),
      })),
    );
    expect(code).toBe(1);
  });

  test('a sweep searches once for each of its bounds, on files that no worker has', async () => {
    const redis = await TestRedis.start();
    const queue = ['--queue', redis.address];
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: web}]}\n';
    const bounds = ['--nodes', '1', '--node-failures', '0'];
    await capture(['check', '-', ...bounds, '--sweep', 'container-exits=0..1', ...queue], { stdin: pod });
    await capture(['worker', ...queue, '--until-empty', '--threads', '1']);
    const { results } = await resultsOf(redis);
    expect(results[0]?.result.searches).toMatchObject([
      { bounds: '--container-exits 0', outcome: 'good' },
      { bounds: '--container-exits 1', outcome: 'good' },
    ]);
  });

  test('vectors are scored by operation, wherever the folder is', async () => {
    const redis = await TestRedis.start();
    const queue = ['--queue', redis.address];
    const folder = temporaryFolder();
    await capture(['vectors', 'write', folder]);
    await capture(['vectors', 'score', folder, '--op', 'qos', '--op', 'grace', ...queue]);
    await capture(['worker', ...queue, '--until-empty', '--threads', '1']);
    const { results, code } = await resultsOf(redis);
    const alone = await capture(['vectors', 'score', folder, '--op', 'qos', '--op', 'grace', '--json']);
    expect(results[0]?.result).toMatchObject({ wrong: [], score: { all: JSON.parse(alone.out).score.all } });
    expect(code).toBe(0);
  });

  test('the page shows how far all work is', async () => {
    const redis = await TestRedis.start();
    await capture([...searches, '--simulate', '7', '--portion', '5', '--queue', redis.address]);
    const page = new Podsem('results', '--queue', redis.address, '--serve', '0');
    await page.said(/listening at http\S+/);
    const address = /http\S+/.exec(page.out)?.[0] ?? '';
    const html = await (await fetch(address)).text();
    expect(html).toContain('check --scenario replicated-pods');
    expect(html).toContain('0 of 2 portions done, 2 waiting');
    page.kill('SIGTERM');
    expect(await page.ended()).toBe(0);
  });

  test('work and results of another version are named, left alone and kept', async () => {
    const redis = await TestRedis.start();
    await capture([...searches, '--simulate', '5', '--queue', redis.address]);
    const connection = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
    const other = new Queue('9.9.9 searches', { connection, prefix: 'podsem' });
    onTestFinished(async () => {
      await other.close();
      connection.disconnect();
    });
    await connection.sadd('podsem:versions', '9.9.9');
    await other.add('check', { made: 'by another version' }, { jobId: 'of-another/0' });
    await capture(['worker', '--queue', redis.address, '--until-empty', '--threads', '1']);
    const told = await capture(['results', '--queue', redis.address]);
    expect(told.out).toContain('1 of 1 portions done');
    expect(told.err).toMatch(/there is work of 9\.9\.9, which only these do and tell \(PS1603\)/);
    expect(await other.getJobCountByTypes('wait')).toBe(1);
  });

  test('what is no work fails with its code and stays there; the rest is done', async () => {
    const redis = await TestRedis.start();
    await capture([...searches, '--simulate', '5', '--queue', redis.address]);
    const { version } = await resultsOf(redis);
    const connection = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
    const queue = new Queue(`${version} searches`, { connection, prefix: 'podsem' });
    onTestFinished(async () => {
      await queue.close();
      connection.disconnect();
    });
    await queue.add('check', { batch: 'unheard-of', number: 0, words: [] }, { jobId: 'unheard-of/0' });
    await queue.add('check', 'rubbish', { jobId: 'rubbish/0' });
    await connection.hset(`podsem:${version} batches`, 'broken', '{"format":');
    await capture(['worker', '--queue', redis.address, '--until-empty', '--threads', '1']);
    const told = await capture(['results', '--queue', redis.address]);
    expect(told.out).toContain('1 of 1 portions done');
    expect(told.err).toMatch(
      /portion unheard-of\/0 failed: the queue knows no work called unheard-of.*PS1605/,
    );
    expect(told.err).toMatch(/portion rubbish\/0 failed: it is no portion of work; .*PS1605/);
    expect(told.err).toMatch(/work broken: what was asked for cannot be read \(PS1604\)/);
    expect(told.code).toBe(2);
  });

  test('work that runs other programs is done only by workers that may', async () => {
    const redis = await TestRedis.start();
    const queue = ['--queue', redis.address];
    await capture(['diff', '--op', 'qos', '--runs', '40', '--portion', '20', '--against', 'cat', ...queue]);
    await capture(['worker', ...queue, '--until-empty', '--threads', '1']);
    expect((await resultsOf(redis)).results[0]?.portions).toMatchObject({ waiting: 2, done: 0 });
    await capture(['worker', ...queue, '--until-empty', '--threads', '1', '--programs']);
    const { results, code } = await resultsOf(redis);
    expect(results[0]).toMatchObject({
      portions: { waiting: 0, done: 2 },
      result: { operations: [{ op: 'qos', asked: 40, agreed: 0 }] },
    });
    expect(code).toBe(1);
  });

  test('a queue that is full says so', async () => {
    const redis = await TestRedis.start();
    const connection = new Redis(redis.port, '127.0.0.1');
    await connection.config('SET', 'maxmemory', '1');
    connection.disconnect();
    const { code, err } = await capture([...searches, '--simulate', '5', '--queue', redis.address]);
    expect(err).toMatch(/the queue refused what it was told: OOM .*PS1602/);
    expect(code).toBe(2);
  });
});

test('the workers of the example are a Job that Kubernetes accepts, and whose Pods all find a node and end', async () => {
  const file = fileURLToPath(new URL('../../../cli/examples/workers.yaml', import.meta.url));
  expect(await capture(['validate', file])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Job podsem-workers is valid'),
  });
  const bounds = ['--nodes', '2', '--node-failures', '0', '--container-exits', '0'];
  const { code, out } = await capture(['check', file, ...bounds, '--no-save']);
  expect(out).toContain('Job default/podsem-workers: each of its 2 Pods finds a node');
  expect(code).toBe(0);
});

describe('what cannot be put into a queue', () => {
  const here = ['--queue', 'redis://127.0.0.1:1'];

  test.each([
    [
      [...searches, '--simulate', '5', ...here],
      /the queue at redis:\/\/127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED.*PS1601/,
    ],
    [['results', ...here], /cannot be reached.*PS1601/],
    [['worker', ...here], /cannot be reached.*PS1601/],
    [['worker'], /--queue is required.*PS1201/],
    [['results', '--queue', 'localhost'], /--queue takes an address such as redis.*PS1201/],
    [[...searches, ...here], /a check is divided by --swarm, --simulate or --sweep.*PS1201/],
    [['check', '--swarm', '5', ...here], /nothing to check.*PS1009/],
    [['check', 'absent.yaml', '--swarm', '5', ...here], /absent\.yaml.*PS1001/],
    [
      [...searches, '--swarm', '5', '--report', 'there', ...here],
      /--report cannot be combined with --queue.*PS1201/,
    ],
    [[...searches, '--sweep', 'nodes=2..1', ...here], /--sweep takes bounds with their ranges.*PS1201/],
    [[...searches, '--sweep', 'nodes=1..2'], /--sweep means nothing without --queue.*PS1201/],
    [
      ['fuzz', '--runs', '10000000', '--portion', '1', ...here],
      /10000000 portions are more than a queue takes.*PS1008/,
    ],
    [['vectors', 'check', 'absent', ...here], /absent.*PS1552/],
  ] as const)('%j', async (argv, message) => {
    const { code, err } = await capture(argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
