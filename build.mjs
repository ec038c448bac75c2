// `npm run build`: the published form, in dist/. JavaScript without comments, the declarations that can be imported, file
// by file, the data beside them, and the program of the explorer's page. What follows on the command line goes to the compiler.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { compile } from './compile.mjs';
import { bundleExplorer } from './explorerScript.mjs';
import { dropComments, dropUnreachableDeclarations } from './publishedForm.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const target = join(root, 'dist');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const declared = Object.values(exports).flatMap(({ types }) =>
  types ? [types.slice('./dist/'.length)] : [],
);

rmSync(target, { recursive: true, force: true });
compile(root, target, { options: process.argv.slice(2) });
dropComments(target);
dropUnreachableDeclarations(target, declared);
writeFileSync(join(target, 'explorer.js.br'), brotliCompressSync(await bundleExplorer(root)));
