/**
 * `npm run generate:goTypes`: derives `goTypes.generated.json` from the published Go declarations of Pod templates (the
 * modules k8s.io/api and k8s.io/apimachinery, fetched with `go mod download`). The hash of a template is taken over all
 * fields under their Go names and types, in the order of the declarations; the API's schema knows none of these.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from '../../api/byText.ts';

const version = 'v0.36.3';
const root = 'core.PodTemplateSpec';

const files: Readonly<Record<string, readonly [module: string, file: string]>> = {
  core: ['k8s.io/api', 'core/v1/types.go'],
  meta: ['k8s.io/apimachinery', 'pkg/apis/meta/v1/types.go'],
};

const packageNames: Readonly<Record<string, string>> = { metav1: 'meta', v1: 'core' };

/** Types that are dumped in their own way. */
const opaque: ReadonlySet<string> = new Set([
  'meta.Time',
  'meta.FieldsV1',
  'resource.Quantity',
  'intstr.IntOrString',
]);
const scalars: ReadonlySet<string> = new Set(['string', 'bool', 'int32', 'int64']);

const structLines = new Map<string, readonly string[]>();
const aliases = new Map<string, string>([['types.UID', 'string']]);

/** `[]Volume` in package core → `[]core.Volume` */
const qualified = (home: string, type: string): string =>
  type.replaceAll(/(?:(\w+)\.)?(\w+)/g, (name, head: string | undefined, tail: string) => {
    if (name === 'map' || scalars.has(name)) return name;
    return `${packageNames[head ?? ''] ?? head ?? home}.${tail}`;
  });

for (const [home, [module, file]] of Object.entries(files)) {
  const download = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
    encoding: 'utf8',
  });
  const text = readFileSync(join((JSON.parse(download) as { Dir: string }).Dir, file), 'utf8');
  for (const match of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    structLines.set(`${home}.${match[1]}`, match[2]!.split('\n'));
  }
  for (const match of text.matchAll(/^type (\w+) ((?:\[\]|map\[\w+\]|\*)*[\w.]+)\s*(?:\/\/.*)?$/gm)) {
    aliases.set(`${home}.${match[1]}`, qualified(home, match[2]!));
  }
}

type GoField = readonly [name: string, json: string, type: string];

const structs: Record<string, readonly GoField[]> = {};
const usedAliases: Record<string, string> = {};

const fieldOf = (home: string, line: string): GoField[] => {
  const match = /^\s*(?:(\w+)\s+)?([\w.*[\]]+)\s+`json:"([^",]*)/.exec(line);
  if (!match) return [];
  const type = match[2]!;
  return [[match[1] ?? type.slice(type.indexOf('.') + 1), match[3]!, qualified(home, type)]];
};

const visit = (type: string): void => {
  for (const [name] of type.matchAll(/\w+\.\w+/g)) {
    if (opaque.has(name) || structs[name] || usedAliases[name]) continue;
    const alias = aliases.get(name);
    const lines = structLines.get(name);
    if (alias) {
      usedAliases[name] = alias;
      visit(alias);
    } else if (lines) {
      structs[name] = lines.flatMap((line) => fieldOf(name.slice(0, name.indexOf('.')), line));
      for (const [, , fieldType] of structs[name]) visit(fieldType);
    } else throw new Error(`unknown type ${name}`);
  }
};

visit(root);

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => byText(a, b)));

const content = { source: `k8s.io/api ${version}`, aliases: sorted(usedAliases), structs: sorted(structs) };
writeFileSync(new URL('goTypes.generated.json', import.meta.url), `${JSON.stringify(content, null, 1)}\n`);
