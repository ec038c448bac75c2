import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { settingsFile, sourcesOf } from './compile.mjs';

/** A module whose files are read when the page is made: a page has none. */
const readsFiles = 'models/scenarios/patterns/patternPods.ts';

/** What that module says, run here and now. */
const patternPods = async (root) => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { everyPatternPods } from './${readsFiles}';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, readsFiles)).href) },
    // what was written for require goes on asking for it
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(process.execPath);",
    },
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).everyPatternPods();
};

const withoutFiles = (root) => ({
  name: 'without files',
  setup(bundle) {
    bundle.onLoad({ filter: /patternPods\.ts$/ }, async () => ({
      contents: `const pods = ${JSON.stringify(await patternPods(root))}; export const podsOf = ({ manifest }) => pods[manifest];`,
    }));
  },
});

/** fields of laws that only recordings, lists and tests read */
const notOfModels = /^ {2}(record|fields|mutants|lies)\b/;

/** The text of a module with laws without these fields: it is formatted, each field begins a line of its own. */
const withoutRecordings = (text) => {
  let isLaw = false;
  let isLeftOut = false;
  return text
    .split('\n')
    .filter((line) => {
      if (/: LawRecord = \{$/.test(line)) isLaw = true;
      if (line.startsWith('}')) isLaw = isLeftOut = false;
      if (!isLaw) return true;
      if (/^ {2}[A-Za-z]/.test(line)) isLeftOut = notOfModels.test(line);
      return !isLeftOut;
    })
    .join('\n');
};

/** Of laws a page keeps what judges models, and of all code only what is used: modules do nothing but define. */
const asUsed = {
  name: 'as used',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: false,
    }));
    bundle.onLoad({ filter: /properties\/laws\/[^/]+\/[^/]+\.ts$/ }, ({ path }) => ({
      contents: withoutRecordings(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** The program of the explorer's page, with all that it needs: one script. */
export const bundleExplorer = async (root) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    entryPoints: [join(root, 'reports/explorer/page/main.tsx')],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    minify: true,
    legalComments: 'none',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
    define: { packageVersion: JSON.stringify(version) },
    plugins: [withoutFiles(root), asUsed],
    tsconfigRaw: {},
  });
  return outputFiles[0].text;
};

/** The same, kept beside the compiled sources until these change. */
export const keptExplorer = async (root) => {
  const hash = createHash('sha256');
  for (const path of [settingsFile, 'package.json', 'explorerScript.mjs', ...sourcesOf(root)]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  const folder = join(root, '.compiled');
  const file = join(folder, `explorer-${hash.digest('hex').slice(0, 32)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const script = await bundleExplorer(root);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, script);
  } catch {
    // on a disk that cannot be written it is made each time
  }
  return script;
};
