/**
 * `npm run generate:schema`: which kinds each API version registers (`registeredKinds.generated.json`), from the published
 * Go type declarations (k8s.io/api, fetched with `go mod download`). A body of one of these kinds can be read, though not
 * as an object of another kind.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const version = 'v0.36.3';

/** Groups that are no part of the server's own scheme. */
const foreign = ['apidiscovery.k8s.io'];

const root: string = JSON.parse(
  execFileSync('go', ['mod', 'download', '-json', `k8s.io/api@${version}`], { encoding: 'utf8' }),
).Dir;

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const kinds: Record<string, string[]> = {};
for (const group of folders(root)) {
  for (const each of folders(join(root, group))) {
    const file = join(root, group, each, 'register.go');
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const name = /GroupName\s*=\s*"([^"]*)"/.exec(text)?.[1] ?? '';
    if (foreign.includes(name)) continue;
    const registered = [
      ...text.matchAll(/AddKnownTypes\(\s*SchemeGroupVersion,([\s\S]*?)\n?\s*\)\n/g),
    ].flatMap(([, list = '']) => [...list.matchAll(/&(?:\w+\.)?(\w+)\{\}/g)].map(([, kind = '']) => kind));
    kinds[name ? `${name}/${each}` : each] = registered.sort();
  }
}

const sorted = Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  new URL('registeredKinds.generated.json', import.meta.url),
  `${JSON.stringify({ source: `k8s.io/api ${version}`, kinds: sorted }, null, 1)}\n`,
);
