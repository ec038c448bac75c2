import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { operations } from '../oracle/operations.ts';
import { answerer } from '../oracle/protocol.ts';
import { longLine, slowClients, smallRequests, type Traffic } from './server/client.ts';
import { startServing } from './server/running.ts';

/**
 * What HTTP costs: batches of `schedule` beside the same in this process; small requests a second; and whether a thousand
 * connections, slow clients and a line of 100 MB harm the others. Client and server share the machine.
 */

const rounds = 7;
/** milliseconds */
const traffic = 3_000;
/** small requests a second */
const goal = 5_000;

const vectors = new URL('../tests/vectors/scheduling/cases.ndjson.gz', import.meta.url);
const cases = gunzipSync(readFileSync(vectors)).toString('utf8').trimEnd().split('\n');
const lines = cases.map((line) => line.replace(/^\{/, '{"op":"schedule",'));
const batch = Buffer.from(`${lines.join('\n')}\n`);
const { answer } = answerer(operations);

const elapsed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const row = (what: string, measured: string, goal: string): void =>
  console.log(`${what.padEnd(44)} ${measured.padStart(24)}   ${goal}`);

const rate = (value: number): string => `${Math.round(value).toLocaleString('en')} a second`;
const told = ({ rate: each, slow, failed }: Traffic): string =>
  `${rate(each)}, p99 ${slow.toFixed(1)} ms${failed > 0 ? `, ${failed} FAILED` : ''}`;

const load = loadavg().map((value) => value.toFixed(1));
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} processors, load ${load.join(' ')}, Node ${process.version}`,
);

const server = await startServing();
const { port, used, end } = server;
const post = async (): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${port}/v1`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: batch,
  });
  const answers = Buffer.from(await response.arrayBuffer())
    .toString('utf8')
    .trimEnd()
    .split('\n');
  if (answers.length !== lines.length)
    throw new Error(`${answers.length} answers to ${lines.length} requests`);
};
const here = (): void => {
  for (const line of lines) answer(line);
};

try {
  const least = { http: Number.POSITIVE_INFINITY, here: Number.POSITIVE_INFINITY };
  const leastUsed = { ...least };
  for (let round = 0; round < rounds; round++) {
    const before = used();
    least.http = Math.min(least.http, await elapsed(post));
    leastUsed.http = Math.min(leastUsed.http, used() - before);
    const start = process.cpuUsage();
    least.here = Math.min(least.here, await elapsed(here));
    const { user, system } = process.cpuUsage(start);
    leastUsed.here = Math.min(leastUsed.here, (user + system) / 1e6);
  }
  row(
    `${lines.length} schedule requests in a batch`,
    `${least.http.toFixed(0)} ms, here ${least.here.toFixed(0)} ms`,
    `ratio ${(least.http / least.here).toFixed(2)}, of CPU ${(leastUsed.http / leastUsed.here).toFixed(2)}, goal 1.3`,
  );

  await smallRequests(port, 64, traffic);
  const before = used();
  const usual = await smallRequests(port, 64, traffic);
  row('small requests, 64 connections', told(usual), `${(usual.rate / goal).toFixed(2)} of ${goal}`);
  const perSecond = usual.answered / (used() - before);
  row('by the CPU time of the server', rate(perSecond), `${(perSecond / goal).toFixed(2)} of ${goal}`);

  const beside = (what: string, found: Traffic): void =>
    row(what, told(found), `${(found.rate / usual.rate).toFixed(2)} of the usual rate`);
  const crowd = await smallRequests(port, 1_000, traffic);
  beside('1,000 connections', crowd);

  const stop = await slowClients(port, 500);
  beside('64 connections beside 500 slow clients', await smallRequests(port, 64, traffic));
  stop();

  const long = longLine(port, 100_000_000);
  beside('64 connections beside a line of 100 MB', await smallRequests(port, 64, traffic));
  const answered = await long;
  row(
    'the line of 100 MB',
    /PS1008/.test(answered) ? 'refused' : 'NOT REFUSED',
    answered.includes('"behind"') ? 'the next is answered' : 'THE NEXT IS NOT ANSWERED',
  );
} finally {
  end();
}
