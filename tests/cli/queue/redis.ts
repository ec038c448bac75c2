import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.ts';

/** Whether a real Redis can be started here; where it cannot, its tests are skipped, and say so. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) console.warn('redis-server is not installed: the tests of queues are skipped');

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** A Redis server of this test, which keeps on disk all that it was told. */
export class TestRedis {
  readonly port: number;
  private readonly folder = temporaryFolder();
  private server: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
    onTestFinished(async () => this.kill());
  }

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    await redis.begin();
    return redis;
  }

  get address(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, again if it was killed, on the same port and with what it had. */
  async begin(): Promise<void> {
    const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    const server = spawn('redis-server', [...place, ...kept], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (text) => {
        if (String(text).includes('Ready to accept connections')) resolve();
      });
      server.on('exit', () => reject(new Error('redis-server ended at once')));
    });
  }

  async kill(): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
}
