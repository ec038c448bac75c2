// `npm run build`: the published form, in dist/. JavaScript and declarations, file by file, and the data beside them.
// What follows on the command line goes to the compiler.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const target = join(root, 'dist');

rmSync(target, { recursive: true, force: true });
compile(root, target, { options: process.argv.slice(2) });
