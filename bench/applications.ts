import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckReport } from '../reports/json/checkReport.ts';
import type { Taken } from '../reports/terminal/takenText.ts';

/*
 * What `podsem check` answers to each application of a folder (each file, or directory, is one), asked as it is, or with
 * `--what-ifs` one question for each thing that may happen.
 * npm run bench:applications -- FOLDER [--what-ifs] [options of check …]
 */

const program = fileURLToPath(new URL('../cli/podsem.mjs', import.meta.url));

/** What may happen, and what an engineer asks of it. */
const questions: readonly (readonly [what: string, question: string, ...others: string[]])[] = [
  ['node-loss', 'recovers'],
  ['node-loss', 'survives-node', '--repairs', 'never'],
  ['drain', 'stays-available'],
  ['drain', 'drain-finishes'],
  ['rollout', 'rollout-finishes'],
  ['rollout', 'stays-available'],
  ['upgrade', 'drain-finishes'],
  ['zone-loss', 'survives-zone'],
  ['spot', 'recovers'],
];

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

/** Whether the whole was judged, part by part or not, or something smaller, or random runs were made. */
const howOf = ({ smaller, parts, random }: CheckReport): string => {
  const runs = random === null ? '' : `, simulated (${random.map(({ runs }) => runs).join(', ')} runs)`;
  if (smaller !== null) return `smaller (${smaller})${runs}`;
  return `exact${parts === null ? '' : `, in ${parts.length} parts`}${runs}`;
};

const row = ({ code, out, err, seconds }: Ran): readonly string[] => {
  if (!isReport(out)) {
    const why = err.split('\n').find((line) => line.includes('(PS')) ?? err.trim().split('\n').at(-1) ?? '';
    return ['', '', '', String(code), why, 'refused', `${seconds.toFixed(0)} s`, ''];
  }
  const report = JSON.parse(out) as CheckReport & { readonly taken: Taken };
  const { cpuSeconds, peakBytes } = report.taken;
  return [
    String(report.application.length),
    String(report.application.reduce((sum, { wanted }) => sum + wanted, 0)),
    String(report.derivedBounds.nodes ?? ''),
    String(code),
    report.answer,
    howOf(report),
    `${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of CPU`,
    `${(peakBytes / 2 ** 20).toFixed(0)} MiB`,
  ];
};

const titles = ['workloads', 'Pods', 'nodes', 'exit', 'answer', 'how', 'time', 'memory'];

const print = (cells: readonly string[]): void =>
  console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);

const [folder, ...given] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('npm run bench:applications -- FOLDER [--what-ifs] [options of check …]');
const isAsked = given.includes('--what-ifs');
const options = given.filter((option) => option !== '--what-ifs');
const asked = isAsked
  ? questions.map(
      ([what, question, ...others]) =>
        [
          `${[what, ...others].join(' ')}: ${question}`,
          ['--what-if', what, '--ask', question, ...others],
        ] as const,
    )
  : [['', []] as const];
const names = readdirSync(folder).toSorted();
console.log(`podsem check ${options.join(' ')}, load ${loadavg()[0]?.toFixed(1)}\n`);
print(['application', ...(isAsked ? ['asked'] : []), ...titles]);
print(['application', ...(isAsked ? ['asked'] : []), ...titles].map(() => '---'));
for (const name of names) {
  for (const [what, asking] of asked) {
    const told = row(await check(join(folder, name), [...asking, ...options]));
    print([basename(name).replace(/\.(ya?ml|json)$/, ''), ...(isAsked ? [what] : []), ...told]);
  }
}
console.log(`\nload ${loadavg()[0]?.toFixed(1)}`);
