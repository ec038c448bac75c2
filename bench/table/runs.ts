import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckReport } from '../../reports/json/checkReport.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What a program printed, and what the whole process took: seconds by the clock and of CPU, and memory. */
export type Run = {
  readonly printed: string;
  readonly seconds: number;
  readonly cpu: number;
  readonly mebibytes: number;
};

/** Runs `podsem`, given this on standard input. */
export const podsem = (args: readonly string[], input = ''): Run => {
  const usage = pathOf('usage.mjs');
  const start = performance.now();
  const { stdout, output } = spawnSync(
    process.execPath,
    ['--import', usage, pathOf('../../cli/podsem.mjs'), ...args],
    { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore', 'pipe'], maxBuffer: 2 ** 28 },
  );
  const used = JSON.parse(output[3] || '{}') as Partial<NodeJS.ResourceUsage>;
  return {
    printed: stdout,
    seconds: (performance.now() - start) / 1e3,
    cpu: ((used.userCPUTime ?? 0) + (used.systemCPUTime ?? 0)) / 1e6,
    mebibytes: (used.maxRSS ?? 0) / 1024,
  };
};

/** what takes longer than this is not waited for */
const mostSeconds = 60;

/** What came of a check of a manifest within bounds. */
export const checked = (
  manifest: string,
  bounds: { readonly [option: string]: number },
): Run & { readonly report: CheckReport } => {
  const options = Object.entries(bounds).map(([name, value]) => `--${name}=${value}`);
  const limits = ['--whole', '--memory-limit=4Gi', `--time-limit=${mostSeconds}s`];
  const run = podsem(['check', '-', ...options, ...limits, '--no-save', '--json'], manifest);
  return { ...run, report: JSON.parse(run.printed) as CheckReport };
};

const printedBy = new Map<string, string>();

/** What another bench script prints, which is run once. */
export const printedByBench = (name: string): string => {
  const known = printedBy.get(name);
  if (known !== undefined) return known;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', pathOf(`../${name}.ts`)], {
    encoding: 'utf8',
  });
  printedBy.set(name, stdout);
  return stdout;
};

/** How long all tests take, by the clock. */
export const suite = (): string => {
  const start = performance.now();
  const { status } = spawnSync('npm', ['test'], { stdio: 'ignore' });
  const minutes = (performance.now() - start) / 60_000;
  return `${minutes.toFixed(1)} min${status === 0 ? '' : ', and some fail'}`;
};
