import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, Registry } from 'prom-client';
import { type Problem, problem } from '../../spec/problem.ts';
import type { LiveLine } from './liveEvent.ts';

/** What `podsem watch` counts. */
export class WatchMetrics {
  private readonly registry = new Registry();
  private readonly events = this.counter('podsem_watch_events_total', 'Events received', 'resource');
  private readonly gaps = this.counter(
    'podsem_watch_gaps_total',
    'Lists, before which something may be missing',
    'resource',
  );
  private readonly laws = this.counter('podsem_watch_broken_laws_total', 'Events that broke a law', 'law');
  private readonly troubles = this.counter(
    'podsem_watch_troubles_total',
    'Requests that failed and were tried again',
  );

  event({ resource, type }: LiveLine): void {
    (type === 'ERROR' ? this.gaps : this.events).inc({ resource });
  }

  broken(law: string): void {
    this.laws.inc({ law });
  }

  trouble(): void {
    this.troubles.inc();
  }

  /** Serves them on this machine; the address, or why it cannot listen. */
  async serve(
    port: number,
  ): Promise<{ readonly address: string; readonly end: () => Promise<void> } | Problem> {
    const server = createServer(async ({ url }, response) => {
      if (url !== '/metrics') response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': this.registry.contentType })
          .end(await this.registry.metrics());
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
    } catch (error) {
      return problem('PS1201', `--metrics ${port}: ${(error as Error).message}`);
    }
    const { port: taken } = server.address() as AddressInfo;
    const end = (): Promise<void> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    return { address: `http://127.0.0.1:${taken}`, end };
  }

  private counter<L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
