import { availableParallelism, cpus, loadavg } from 'node:os';
import { rows } from './table/rows.ts';

/**
 * What a person waits for, beside the goals. Words choose rows: `npm run bench -- replicas` measures those that say
 * "replicas". A row that another bench script measures is taken from it.
 */
const words = process.argv.slice(2);

const loads = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

console.log(`${cpus()[0]?.model}, ${availableParallelism()} processors, Node ${process.version}`);
for (const { what, was, goal, measure } of rows) {
  if (!words.every((word) => what.includes(word))) continue;
  console.log(`\n${what}\n  was       ${was}\n  goal      ${goal}`);
  console.log(`  measured  ${measure()}\n  load      ${loads()}`);
}
