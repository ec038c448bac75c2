import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckReport } from '../../reports/json/checkReport.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What a program printed, and what the whole process took. */
export type Run = { readonly printed: string; readonly cpu: number; readonly mebibytes: number };

/** Runs `podsem`, given this on standard input. */
export const podsem = (args: readonly string[], input = ''): Run => {
  const usage = pathOf('usage.mjs');
  const { stdout, output } = spawnSync(
    process.execPath,
    ['--import', usage, pathOf('../../cli/podsem.mjs'), ...args],
    { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore', 'pipe'], maxBuffer: 2 ** 28 },
  );
  const used = JSON.parse(output[3] || '{}') as Partial<NodeJS.ResourceUsage>;
  return {
    printed: stdout,
    cpu: ((used.userCPUTime ?? 0) + (used.systemCPUTime ?? 0)) / 1e6,
    mebibytes: (used.maxRSS ?? 0) / 1024,
  };
};

/** What came of a check of a manifest within bounds. */
export const checked = (
  manifest: string,
  bounds: { readonly [option: string]: number },
): Run & { readonly report: CheckReport } => {
  const options = Object.entries(bounds).map(([name, value]) => `--${name}=${value}`);
  const run = podsem(['check', '-', ...options, '--no-save', '--json', '--memory-limit', '4Gi'], manifest);
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
