import { parseArgs } from 'node:util';
import { entryNames } from './entries/entries.ts';
import { fuzzEntry } from './fuzzEntry.ts';

/** `npm run fuzz:inputs -- --entry oracle --runs 100000 --seed 1`: random inputs for each entry point; exit code 1 if any came out wrong. */
const { values } = parseArgs({
  options: {
    entry: { type: 'string', multiple: true, default: [...entryNames] },
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});

const numberOf = (name: 'runs' | 'seed', least: number): number => {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  process.stderr.write(`--${name} takes a whole number from ${least}, not ${JSON.stringify(values[name])}\n`);
  process.exit(2);
};

const unknown = values.entry.find((name) => !entryNames.includes(name));
if (unknown !== undefined) {
  process.stderr.write(
    `no entry point is called ${JSON.stringify(unknown)}; there are ${entryNames.join(', ')}\n`,
  );
  process.exit(2);
}

/** milliseconds between two words about how far it is */
const patience = 5_000;

const [runs, seed] = [numberOf('runs', 1), numberOf('seed', 0)];
process.stdout.write(`seed ${seed}, ${runs} inputs for each entry point\n`);
for (const name of values.entry) {
  const started = performance.now();
  let told = started;
  const { finds } = await fuzzEntry(name, seed, runs, (run, found) => {
    if (performance.now() - told < patience) return;
    told = performance.now();
    process.stderr.write(`${name}: ${run} of ${runs}, ${found} finds\n`);
  });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${name.padEnd(16)} ${String(runs).padStart(8)} inputs ${seconds.toFixed(0).padStart(6)} s ${String(finds.length).padStart(4)} finds\n`,
  );
  for (const { run, wrong, input } of finds) {
    process.stdout.write(`  run ${run}: ${wrong}\n    ${JSON.stringify(input.slice(0, 400))}\n`);
  }
  if (finds.length > 0) process.exitCode = 1;
}
