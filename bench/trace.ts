import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { judgeTrace } from '../oracle/trace/judgeTrace.ts';

/** How many Pod events a second the trace checker judges on one core, parsing included. */

const folder = new URL('../properties/traces/', import.meta.url);
const rounds = 5;

const texts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => gunzipSync(readFileSync(new URL(`${name}/trace.ndjson.gz`, folder))));

const podEvents = texts.reduce(
  (sum, text) => sum + text.toString('utf8').split('"resource":"pods","type"').length - 1,
  0,
);
const bytes = texts.reduce((sum, { length }) => sum + length, 0);

for (let round = 0; round < rounds; round += 1) {
  const start = process.cpuUsage();
  let records = 0;
  for (const text of texts) {
    const verdict = await judgeTrace(Readable.from([text]), 'bench', { dedicatedNodes: true }, true);
    records += verdict.events;
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(
    `${Math.round(podEvents / seconds)} Pod events/s, ${Math.round(records / seconds)} records/s, ` +
      `${(bytes / seconds / 1e6).toFixed(0)} MB/s (${seconds.toFixed(2)} s of processor time)`,
  );
}
