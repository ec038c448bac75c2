import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { rows } from './table/rows.ts';

/**
 * What a person waits for, beside the goals. Words choose rows: `npm run bench -- replicas` measures those that say
 * "replicas"; what takes very long (the suite, 50M) is measured only where a word asks for it. A row that another bench
 * script measures is taken from it, and what is given from elsewhere says so.
 */
const words = process.argv.slice(2);

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
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} processors, ${memory}, load ${loads()}, Node ${process.version}`,
);
console.log(line('', 'was', 'goal', 'measured'));
for (const { what, was, goal, measure, onRequest = false } of rows) {
  if (!words.every((word) => what.includes(word))) continue;
  const isLeftOut = onRequest && words.length === 0;
  const measured = isLeftOut ? `takes long: npm run bench -- ${what.split(' ').at(-1)}` : tried(measure);
  console.log(line(what, was, goal, measured));
}
console.log(`load at the end ${loads()}`);
