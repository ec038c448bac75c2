import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { keepMeasured, type Measured } from './table/measured.ts';
import { rows } from './table/rows.ts';

/**
 * What a person waits for, beside the goals. Words choose rows: `npm run bench -- replicas` measures those that say
 * "replicas"; what takes very long (the suite, 50M) is measured only where a word asks for it. A row that another bench
 * script measures is taken from it, and what is given from elsewhere says so. `--keep FILE` keeps what was measured in a
 * file, which the site shows.
 */
const { positionals: words, values } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' } },
});

const loads = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

const widths = { what: 66, was: 26, goal: 20 } as const;

const line = (what: string, was: string, goal: string, measured: string): string =>
  [what.padEnd(widths.what), was.padEnd(widths.was), goal.padEnd(widths.goal), measured].join('  ');

/** What was measured, and under what load; a row that fails is no reason not to measure the others. */
const tried = (measure: () => string): string => {
  try {
    return `${measure()}; load ${loads().split(' ')[0]}`;
  } catch (error) {
    process.exitCode = 1;
    return `failed: ${error instanceof Error ? error.message : error}`;
  }
};

const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
const machine = `${cpus()[0]?.model}, ${availableParallelism()} processors, ${memory}, Node ${process.version}`;
const found: Measured[] = [];
console.log(`${machine}, load ${loads()}`);
console.log(line('', 'was', 'goal', 'measured'));
for (const { what, was, goal, measure, onRequest = false } of rows) {
  if (!words.every((word) => what.includes(word))) continue;
  const isLeftOut = onRequest && words.length === 0;
  const measured = isLeftOut ? `takes long: npm run bench -- ${what.split(' ').at(-1)}` : tried(measure);
  console.log(line(what, was, goal, measured));
  if (!isLeftOut && !measured.startsWith('failed'))
    found.push({ what, was, goal, measured, machine, date: new Date().toISOString().slice(0, 10) });
}
if (values.keep !== undefined)
  keepMeasured(
    values.keep,
    found,
    rows.map(({ what }) => what),
  );
console.log(`load at the end ${loads()}`);
