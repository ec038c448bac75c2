import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { create, decodeAndDefault } from '../spec/api/create.ts';

/**
 * How long it takes to decide on the Pods of the `validate` vectors, in CPU time: to decode and default them, and to
 * decode, default, prepare and validate them. Kubernetes' own machinery needs about 66 and 96 µs a Pod for the same.
 */
const reference = { 'decode, default': 66, 'decode, default, prepare, validate': 96 };

const vectors = new URL('../tests/vectors/api-validate/cases.ndjson.gz', import.meta.url);

type Case = { readonly resource: string; readonly manifest: string };

const bodies = gunzipSync(readFileSync(vectors))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ resource }) => resource === 'pods')
  .map(({ manifest }) => manifest);

const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / bodies.length;

const uid = '00000000-0000-4000-8000-000000000001';

const decide = {
  'decode, default': (body: string) => decodeAndDefault('pods', body).valid,
  'decode, default, prepare, validate': (body: string) =>
    create({ resource: 'pods', body, uid, nameSuffix: 'xxxxx' }).valid,
};

const rounds = 100;

/** CPU time in µs for each Pod; the least of many short rounds, since other work on the machine disturbs most. */
const measure = (judge: (body: string) => boolean): { micros: number; valid: number } => {
  let micros = Number.POSITIVE_INFINITY;
  let valid = 0;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    valid = 0;
    for (const body of bodies) if (judge(body)) valid++;
    const { user, system } = process.cpuUsage(start);
    micros = Math.min(micros, (user + system) / bodies.length);
  }
  return { micros, valid };
};

const load = loadavg().map((value) => value.toFixed(1));
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} processors, load ${load.join(' ')}, Node ${process.version}`,
);
console.log(`${bodies.length} Pods of ${bytes.toFixed(0)} bytes on average`);
for (const [what, judge] of Object.entries(decide)) {
  const { micros, valid } = measure(judge);
  const theirs = reference[what as keyof typeof reference];
  console.log(
    `${what}: ${micros.toFixed(1)} µs of CPU a Pod, ${Math.round(1e6 / micros)} a second; ${valid} pass; ${(theirs / micros).toFixed(2)} times as fast as Kubernetes (${theirs} µs)`,
  );
}
