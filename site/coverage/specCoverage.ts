import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CountedScript, PreciseCoverage } from './preciseCoverage.ts';
import { type SourceCounts, sourceCounts, type Workload } from './sourceCounts.ts';

/** A file of `spec`, and what ran of it. */
export type CoveredFile = { readonly path: string; readonly source: string; readonly counts: SourceCounts };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** scripts that write files of `spec` */
const writers = /^spec\/api\/schema\/generate/;

/** The files of `spec`, as paths from the root. */
const specFiles = (): readonly string[] =>
  readdirSync(`${root}spec`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .filter((path) => !writers.test(path))
    .toSorted();

/**
 * Counts what runs of `spec`. It is begun before anything of `spec` is loaded; then each workload is counted by itself.
 */
export class SpecCoverage {
  private readonly coverage = new PreciseCoverage();
  private readonly files = specFiles();
  private readonly later = new Map<Workload, readonly CountedScript[]>();
  private loaded: readonly CountedScript[] = [];

  async begin(): Promise<void> {
    await this.coverage.begin();
    for (const file of this.files) await import(pathToFileURL(root + file).href);
    this.loaded = await this.coverage.take();
  }

  /** Does something, and counts what it runs under this name. */
  async during<T>(workload: Workload, work: () => T | Promise<T>): Promise<T> {
    await this.coverage.take();
    const result = await work();
    this.later.set(workload, await this.coverage.take());
    return result;
  }

  /** What ran of each file that has functions. */
  async end(): Promise<readonly CoveredFile[]> {
    const byUrl = new Map(this.loaded.map((script) => [script.url, script]));
    const ours = this.files.flatMap((path) => {
      const script = byUrl.get(pathToFileURL(root + path).href);
      return script ? [{ path, script }] : [];
    });
    const scripts = await this.coverage.end(new Set(ours.map(({ script }) => script.id)));
    const later = [...this.later].map(
      ([workload, counted]) => [workload, new Map(counted.map((script) => [script.id, script]))] as const,
    );
    return ours.flatMap(({ path, script }) => {
      const text = scripts.get(script.id);
      if (!text) return [];
      const nothing = { ...script, functions: [] };
      const counted = later.map(([workload, byId]) => [workload, byId.get(script.id) ?? nothing] as const);
      const counts = sourceCounts(text, script, new Map(counted));
      return counts.functions.length === 0
        ? []
        : [{ path, source: readFileSync(root + path, 'utf8'), counts }];
    });
  }
}
