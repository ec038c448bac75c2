import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus scrapes. */
export type Metrics = {
  readonly registry: Registry;
  /** a request that was answered: its route, its HTTP status, the seconds it took */
  readonly answered: (route: string, status: number, seconds: number) => void;
  /** lines of streams that were answered */
  readonly lines: (count: number) => void;
};

export const serverMetrics = (waiting: () => number): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'podsem_requests_total',
    help: 'Requests that were answered, by route and HTTP status',
    labelNames: ['route', 'status'],
    registers,
  });
  const time = new Histogram({
    name: 'podsem_request_seconds',
    help: 'Seconds from the first byte of a request to the last byte of its answer',
    labelNames: ['route'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers,
  });
  const lines = new Counter({
    name: 'podsem_stream_lines_total',
    help: 'Requests of streams that were answered',
    registers,
  });
  new Gauge({
    name: 'podsem_waiting',
    help: 'Requests that wait for a thread',
    registers,
    collect() {
      this.set(waiting());
    },
  });
  return {
    registry,
    answered: (route, status, seconds) => {
      requests.inc({ route, status });
      time.observe({ route }, seconds);
    },
    lines: (count) => lines.inc(count),
  };
};
