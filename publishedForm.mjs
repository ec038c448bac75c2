import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

/** Every JavaScript file of a folder without its comments and indentation: these are read in the repository, and in the declarations. */
export const dropComments = (folder) => {
  for (const file of filesIn(folder, '.js')) {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      format: 'esm',
      target: 'esnext',
      charset: 'utf8',
      minifyWhitespace: true,
    });
    writeFileSync(file, code);
  }
};

const imported = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/['"](\.{1,2}\/[^'"]+?)\.[jt]s['"]/g)].map(([, path]) =>
    join(dirname(file), `${path}.d.ts`),
  );

/**
 * Only the declarations that someone who imports the package can come to: what `entries` (patterns of files, as
 * `exports` in package.json has them, from the folder) name, and what these import in turn.
 */
export const dropUnreachableDeclarations = (folder, entries) => {
  const all = filesIn(folder, '.d.ts');
  const reached = new Set();
  const open = all.filter((file) =>
    entries.some((entry) => {
      const [start, end = ''] = entry.split('*');
      const path = file.slice(join(folder, '/').length);
      return entry.includes('*') ? path.startsWith(start) && path.endsWith(end) : path === entry;
    }),
  );
  while (open.length > 0) {
    const file = open.pop();
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    open.push(...imported(file));
  }
  for (const file of all) if (!reached.has(file)) rmSync(file);
};
