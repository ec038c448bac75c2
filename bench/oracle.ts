import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { operations } from '../oracle/operations.ts';
import { answerer } from '../oracle/protocol.ts';

/**
 * How many `schedule` questions a second the oracle answers on one core: the small clusters of the scheduling vectors,
 * each line read, decided and written, in CPU time.
 */

const goal = 10_000;

const rounds = 20;

const vectors = new URL('../tests/vectors/scheduling/cases.ndjson.gz', import.meta.url);
const cases = gunzipSync(readFileSync(vectors)).toString('utf8').trimEnd().split('\n');
const lines = cases.map((line) => line.replace(/^\{/, '{"op":"schedule",'));
const { answer } = answerer(operations);

type Sizes = { readonly nodes?: readonly unknown[]; readonly pods?: readonly unknown[] };
const sizes = lines.map((line) => JSON.parse(line) as Sizes);
const meanOf = (field: keyof Sizes): number =>
  sizes.reduce((sum, each) => sum + (each[field]?.length ?? 0), 0) / sizes.length;

/** The least CPU time of many rounds, since other work on the machine disturbs most. */
const measure = (): number => {
  let seconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    for (const line of lines) answer(line);
    const { user, system } = process.cpuUsage(start);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return seconds;
};

const load = loadavg().map((value) => value.toFixed(1));
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} processors, load ${load.join(' ')}, Node ${process.version}`,
);
const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length;
console.log(
  `${lines.length} questions of ${bytes.toFixed(0)} bytes, ${meanOf('nodes').toFixed(1)} nodes and ${meanOf('pods').toFixed(1)} Pods on average`,
);
const rate = lines.length / measure();
console.log(`${rate.toFixed(0)} answers a second, ${(rate / goal).toFixed(2)} of the goal of ${goal}`);
