import { Script } from 'node:vm';
import { encode } from '@jridgewell/sourcemap-codec';
import { expect, test } from 'vitest';
import { PreciseCoverage } from '../../../site/coverage/preciseCoverage.ts';
import { sourceCounts } from '../../../site/coverage/sourceCounts.ts';

const code = [
  'globalThis.graceful = (seconds) => seconds > 0 ? "TERM" : "KILL";',
  'globalThis.forced = () => "KILL";',
].join('\n');

/** Each letter leads back to its own line. */
const map = `data:application/json;base64,${Buffer.from(
  JSON.stringify({
    version: 3,
    sources: ['signals.ts'],
    mappings: encode(
      code
        .split('\n')
        .map((text, line) => [...text].map((_, at): [number, number, number, number] => [at, 0, line, at])),
    ),
  }),
).toString('base64')}`;

type Signals = { graceful: (seconds: number) => string; forced: () => string };

test('what ran of a file is counted line by line, also where only a part of a line did', async () => {
  const coverage = new PreciseCoverage();
  await coverage.begin();
  new Script(`${code}\n//# sourceMappingURL=${map}`, { filename: 'signals.js' }).runInThisContext();
  const ours = async () => (await coverage.take()).find(({ url }) => url === 'signals.js')!;
  const loaded = await ours();
  const { graceful } = globalThis as unknown as Signals;
  for (const seconds of [1, 2, 30]) graceful(seconds);
  const counted = await ours();
  const script = (await coverage.end(new Set([loaded.id]))).get(loaded.id)!;
  const { functions, lines } = sourceCounts(script, loaded, new Map([['calls', counted]]));
  expect(functions).toEqual([
    { name: 'globalThis.graceful', line: 1, counts: { calls: 3 } },
    { name: 'globalThis.forced', line: 2, counts: { calls: 0 } },
  ]);
  expect(lines.get(1)).toEqual({ counts: { calls: 3 }, hasUnused: true });
  expect(lines.get(2)).toEqual({ counts: { calls: 0 }, hasUnused: true });
});
