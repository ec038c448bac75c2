// `npm run build`: the published form, in dist/. JavaScript and declarations, file by file, and the data beside them.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { include: rooms } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
for (const room of rooms) {
  cpSync(join(root, room), join(root, 'dist', room), {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || path.endsWith('.yaml'),
  });
}
