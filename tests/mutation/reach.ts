import { build } from 'esbuild';

/** Files of tests, those first from which a file is the fewest imports away. */
export type Reach = (file: string) => readonly string[];

/** Which tests reach which file, by the graph of imports, dynamic ones too: what a test does in a process of its own is not seen. */
export const reachOf = async (root: string, tests: readonly string[]): Promise<Reach> => {
  const { metafile } = await build({
    entryPoints: tests.map((test) => `${root}/${test}`),
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'never-written',
    write: false,
    metafile: true,
    logLevel: 'silent',
    loader: { '.css': 'text', '.yaml': 'text' },
  });
  const importedBy = new Map<string, string[]>();
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    for (const { path, external } of imports) {
      if (!external) importedBy.set(path, [...(importedBy.get(path) ?? []), file]);
    }
  }
  const all = new Set(tests);
  return (file) => {
    const seen = new Set([file]);
    for (const each of seen) for (const by of importedBy.get(each) ?? []) seen.add(by);
    return [...seen].filter((each) => all.has(each));
  };
};
