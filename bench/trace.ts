import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { judgeTrace } from '../drivers/observed/judgeTrace.ts';

/** How many events a second the trace checker judges on one core, reading and parsing included. */

const folder = new URL('../tests/recordings/', import.meta.url);
const rounds = 12;

const whole = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'more')
  .map(({ name }) => gunzipSync(readFileSync(new URL(`${name}/trace.ndjson.gz`, folder))).toString('utf8'));

/** The same recordings as a watch of Pods alone shows them. */
const podsOnly = whole.map((text) =>
  text
    .split('\n')
    .filter((line) => line.includes('"resource":"pods","type"'))
    .map((line) => line.replace(/"seq":\d+,/, ''))
    .join('\n'),
);

const measure = async (name: string, texts: readonly string[]): Promise<void> => {
  const bytes = texts.reduce((sum, { length }) => sum + length, 0);
  let best = Number.POSITIVE_INFINITY;
  let records = 0;
  for (let round = 0; round < rounds; round += 1) {
    records = 0;
    const start = process.cpuUsage();
    for (const text of texts) {
      const bytes = Readable.from([Buffer.from(text)]);
      records += (await judgeTrace(bytes, name, { dedicatedNodes: true, all: true })).events;
    }
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  const rate = Math.round(records / best);
  console.log(
    `${name}: ${rate} events/s, ${(bytes / best / 1e6).toFixed(0)} MB/s (best of ${rounds} rounds)`,
  );
};

await measure('watches of Pods alone', podsOnly);
await measure('whole recordings', whole);
