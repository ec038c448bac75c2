import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckReport } from '../reports/json/checkReport.ts';

/*
 * What `podsem check` answers to each application of a folder: each file, or directory, is one.
 * npm run bench:applications -- FOLDER [options of check …]
 */

const program = fileURLToPath(new URL('../cli/podsem.mjs', import.meta.url));

type Ran = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
};

const check = (path: string, options: readonly string[]): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const argv = [program, 'check', path, '--json', '--no-save', ...options];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text) => {
      said.out += text;
    });
    child.stderr.on('data', (text) => {
      said.err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said, seconds: (performance.now() - start) / 1000 }));
  });

const isReport = (out: string): boolean => out.startsWith('{');

/** Whether the whole was judged, part by part or not, or something smaller. */
const howOf = ({ smaller, parts, notes }: CheckReport): string => {
  const runs = notes.some((note) => note.includes('random runs')) ? ', and random runs' : '';
  if (smaller !== null) return `smaller (${smaller})${runs}`;
  return `${parts === null ? 'whole' : `whole, in ${parts.length} parts`}${runs}`;
};

const row = (name: string, { code, out, err, seconds }: Ran): readonly string[] => {
  if (!isReport(out)) {
    const why = err.split('\n').find((line) => line.includes('(PS')) ?? err.trim().split('\n').at(-1) ?? '';
    return [name, '', '', '', String(code), why, 'refused', `${seconds.toFixed(0)} s`];
  }
  const report = JSON.parse(out) as CheckReport & { readonly taken: { readonly cpuSeconds: number } };
  const time = `${seconds.toFixed(0)} s, ${report.taken.cpuSeconds.toFixed(0)} s of CPU`;
  const pods = report.application.reduce((sum, { wanted }) => sum + wanted, 0);
  const nodes = String(report.derivedBounds.nodes ?? '');
  return [
    name,
    String(report.application.length),
    String(pods),
    nodes,
    String(code),
    report.answer,
    howOf(report),
    time,
  ];
};

const titles = ['application', 'workloads', 'Pods', 'nodes', 'exit', 'answer', 'how', 'time'];

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run bench:applications -- FOLDER [options of check …]');
console.log(`podsem check ${options.join(' ')}, load ${loadavg()[0]?.toFixed(1)}\n`);
console.log(line(titles));
console.log(line(titles.map(() => '---')));
for (const name of readdirSync(folder).toSorted()) {
  console.log(
    line(row(basename(name).replace(/\.(ya?ml|json)$/, ''), await check(join(folder, name), options))),
  );
}
console.log(`\nload ${loadavg()[0]?.toFixed(1)}`);
