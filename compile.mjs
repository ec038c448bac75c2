import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

/** The compiler that this machine has. */
export const compilerFile = join(typescript, 'package.json');

/** What is compiled, beside the settings of the compiler that name it. */
export const settingsFile = 'tsconfig.build.json';

/** The files below the rooms that the settings name, as paths from the root. */
export const sourcesOf = (root) => {
  const { include } = JSON.parse(readFileSync(join(root, settingsFile), 'utf8'));
  return include.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length)),
  );
};

/** JavaScript, file by file, and the data beside it. Throws where the sources are wrong. */
export const compile = (root, target, { options = [], stdio = 'inherit' } = {}) => {
  const settings = ['--project', join(root, settingsFile), '--outDir', target, ...options];
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), ...settings], { stdio });
  for (const path of sourcesOf(root).filter((path) => /\.(yaml|ndjson\.br)$/.test(path))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(join(root, path), join(target, path));
  }
};
