/**
 * `npm run generate:schema`: derives the structure of the API from its published Go type declarations
 * (the modules k8s.io/api and k8s.io/apimachinery, fetched with `go mod download`). The Go types are the only
 * published source that says which fields are pointers, i.e. where "absent" differs from "zero".
 *
 * Writes `schema.generated.json` (structure), `descriptions.generated.json` (the API's own documentation) and
 * `goNames.generated.json` (what Go calls types and fields in messages).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from '../byText.ts';

const version = 'v0.36.3';

const packages: Readonly<Record<string, { module: string; folder: string; files: readonly string[] }>> = {
  core: { module: 'k8s.io/api', folder: 'core/v1', files: ['types.go'] },
  apps: { module: 'k8s.io/api', folder: 'apps/v1', files: ['types.go'] },
  batch: { module: 'k8s.io/api', folder: 'batch/v1', files: ['types.go'] },
  policy: { module: 'k8s.io/api', folder: 'policy/v1', files: ['types.go'] },
  scheduling: { module: 'k8s.io/api', folder: 'scheduling/v1', files: ['types.go'] },
  node: { module: 'k8s.io/api', folder: 'node/v1', files: ['types.go'] },
  rbac: { module: 'k8s.io/api', folder: 'rbac/v1', files: ['types.go'] },
  storage: { module: 'k8s.io/api', folder: 'storage/v1', files: ['types.go'] },
  meta: { module: 'k8s.io/apimachinery', folder: 'pkg/apis/meta/v1', files: ['types.go'] },
  'apps/v1beta1': { module: 'k8s.io/api', folder: 'apps/v1beta1', files: ['types.go'] },
  'apps/v1beta2': { module: 'k8s.io/api', folder: 'apps/v1beta2', files: ['types.go'] },
  'batch/v1beta1': { module: 'k8s.io/api', folder: 'batch/v1beta1', files: ['types.go'] },
  'extensions/v1beta1': { module: 'k8s.io/api', folder: 'extensions/v1beta1', files: ['types.go'] },
};

/** kind → [package, apiVersion] */
const kinds: Readonly<Record<string, readonly [string, string]>> = {
  Pod: ['core', 'v1'],
  Node: ['core', 'v1'],
  Namespace: ['core', 'v1'],
  Service: ['core', 'v1'],
  ServiceAccount: ['core', 'v1'],
  LimitRange: ['core', 'v1'],
  ResourceQuota: ['core', 'v1'],
  PersistentVolume: ['core', 'v1'],
  PersistentVolumeClaim: ['core', 'v1'],
  ReplicaSet: ['apps', 'apps/v1'],
  Deployment: ['apps', 'apps/v1'],
  StatefulSet: ['apps', 'apps/v1'],
  DaemonSet: ['apps', 'apps/v1'],
  Job: ['batch', 'batch/v1'],
  CronJob: ['batch', 'batch/v1'],
  PodDisruptionBudget: ['policy', 'policy/v1'],
  PriorityClass: ['scheduling', 'scheduling.k8s.io/v1'],
  RuntimeClass: ['node', 'node.k8s.io/v1'],
  StorageClass: ['storage', 'storage.k8s.io/v1'],
  Role: ['rbac', 'rbac.authorization.k8s.io/v1'],
  ClusterRole: ['rbac', 'rbac.authorization.k8s.io/v1'],
  RoleBinding: ['rbac', 'rbac.authorization.k8s.io/v1'],
  ClusterRoleBinding: ['rbac', 'rbac.authorization.k8s.io/v1'],
};

/** API versions that are still decoded, though no longer served: kind → packages, named as their API version. */
const formerVersions: Readonly<Record<string, readonly string[]>> = {
  ReplicaSet: ['apps/v1beta2', 'extensions/v1beta1'],
  Deployment: ['apps/v1beta1', 'apps/v1beta2', 'extensions/v1beta1'],
  StatefulSet: ['apps/v1beta1', 'apps/v1beta2'],
  DaemonSet: ['apps/v1beta2', 'extensions/v1beta1'],
  CronJob: ['batch/v1beta1'],
};

/** Kinds that decisions look at, but that are neither decoded nor validated: their types alone. */
const onlyTypes: readonly string[] = [
  'storage.CSIDriver',
  'storage.CSINode',
  'storage.CSIStorageCapacity',
  'storage.VolumeAttachment',
];

/** Types that decode in their own way, not field by field. */
const opaque: Readonly<Record<string, string>> = {
  'meta.Time': 'Time',
  'meta.MicroTime': 'MicroTime',
  'meta.Duration': 'Duration',
  'meta.FieldsV1': 'Object',
  'resource.Quantity': 'Quantity',
  'intstr.IntOrString': 'IntOrString',
  'runtime.RawExtension': 'Object',
};

const scalars = new Set(['string', 'bool', 'int32', 'int64', 'int', 'byte', 'float64']);
const importNames: Readonly<Record<string, string>> = {
  v1: 'core',
  apiv1: 'core',
  corev1: 'core',
  metav1: 'meta',
  batchv1: 'batch',
};

type Declaration =
  | { readonly is: 'struct'; readonly lines: readonly string[] }
  | { readonly is: 'alias'; readonly of: string };

const moduleFolder = (module: string): string =>
  JSON.parse(execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' }))
    .Dir;

const folders: Record<string, string> = {};
const declarations = new Map<string, Declaration>();
const documentation = new Map<string, Record<string, string>>();
const constants = new Map<string, string[]>();

const read = (name: string): void => {
  const { module, folder, files } = packages[name]!;
  folders[module] ??= moduleFolder(module);
  const text = files.map((file) => readFileSync(join(folders[module]!, folder, file), 'utf8')).join('\n');
  for (const match of text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    declarations.set(`${name}.${match[1]}`, { is: 'struct', lines: match[2]!.split('\n') });
  }
  for (const match of text.matchAll(/^type (\w+) ((?:\[\]|map\[\w+\]|\*)*[\w.]+)\s*(?:\/\/.*)?$/gm)) {
    declarations.set(`${name}.${match[1]}`, { is: 'alias', of: match[2]! });
  }
  for (const match of text.matchAll(/^\s+\w+\s+(\w+)\s+=\s+"([^"]*)"/gm)) {
    const key = `${name}.${match[1]}`;
    constants.set(key, [...(constants.get(key) ?? []), match[2]!]);
  }
  const docs = readFileSync(join(folders[module]!, folder, 'types_swagger_doc_generated.go'), 'utf8');
  for (const match of docs.matchAll(/^var map_(\w+) = map\[string\]string\{\n([\s\S]*?)^\}/gm)) {
    const entries = [...match[2]!.matchAll(/^\s*("(?:[^"\\]|\\.)*"):\s*("(?:[^"\\]|\\.)*"),$/gm)];
    documentation.set(
      `${name}.${match[1]}`,
      Object.fromEntries(entries.map((entry) => [JSON.parse(entry[1]!), JSON.parse(entry[2]!)])),
    );
  }
};

/** `go`: the name that Go gives the type in its own messages */
type Field = { type: string; go: string; values?: readonly string[] };
type Struct = {
  fields: Record<string, string>;
  /** what Go calls the types of fields, where the schema does not tell */
  go: Record<string, string>;
  /** the parts of the Go type that hold fields, outermost first, by field */
  embedded: Record<string, readonly string[]>;
  /** fields that are left out where they are zero, though they are neither pointers nor scalars */
  omitZero: string[];
  /** fields that are always written, and yet may be left out by who creates the object */
  optional: string[];
  values: Record<string, readonly string[]>;
  docs: Record<string, string>;
};

const structs = new Map<string, Struct>();

const qualify = (name: string, type: string): string => {
  const [head, tail] = type.includes('.') ? (type.split('.') as [string, string]) : [name, type];
  return `${importNames[head] ?? head}.${tail}`;
};

/** Go's own name of a package: the last part of its folder. */
const goPackage = (name: string): string => packages[name]?.folder.split('/').at(-1) ?? name;

const goName = (full: string): string => {
  const [home, name] = full.split('.') as [string, string];
  return `${goPackage(home)}.${name}`;
};

/** What Go calls a type, as far as the schema's notation tells. */
const goFromNotation = (type: string): string => {
  if (type.startsWith('*')) return goFromNotation(type.slice(1));
  if (type.startsWith('[]')) return `[]${goFromNotation(type.slice(2))}`;
  if (type.startsWith('{}')) return `map[string]${goFromNotation(type.slice(2))}`;
  return type.includes('.') ? goName(type) : type;
};

/** Resolves a Go type to the schema's notation: `[]X`, `{}X` (map), `*X`, a scalar or the name of a struct. */
const resolve = (name: string, type: string): Field => {
  if (type.startsWith('[]byte')) return { type: 'bytes', go: '[]uint8' };
  if (type.startsWith('[]')) return wrap('[]', '[]', resolve(name, type.slice(2)));
  if (type.startsWith('*')) return wrap('*', '', resolve(name, type.slice(1)));
  const map = /^map\[([\w.]+)\](.*)$/.exec(type);
  if (map) {
    const key = map[1] === 'string' ? 'string' : goName(qualify(name, map[1]!));
    return wrap('{}', `map[${key}]`, resolve(name, map[2]!));
  }
  if (scalars.has(type)) return { type, go: type };
  if (type === 'types.UID') return { type: 'string', go: type };
  const full = qualify(name, type);
  const special = opaque[full];
  if (special) return { type: special, go: special };
  const declaration = declarations.get(full);
  if (!declaration) throw new Error(`unknown type ${full}`);
  const home = full.split('.')[0]!;
  if (declaration.is === 'alias') {
    const values = constants.get(full);
    return { ...resolve(home, declaration.of), go: goName(full), ...(values ? { values } : {}) };
  }
  struct(full);
  return { type: full, go: goName(full) };
};

const wrap = (prefix: string, goPrefix: string, field: Field): Field => ({
  ...field,
  type: prefix + field.type,
  go: goPrefix + field.go,
});

/** Adds a struct and all that it refers to. A trailing `!` marks fields that are always written (no omitempty). */
const struct = (full: string): Struct => {
  const known = structs.get(full);
  if (known) return known;
  const made: Struct = {
    fields: {},
    go: {},
    embedded: {},
    omitZero: [],
    optional: [],
    values: {},
    docs: documentation.get(full) ?? {},
  };
  structs.set(full, made);
  const declaration = declarations.get(full);
  if (declaration?.is !== 'struct') throw new Error(`${full} is not a struct`);
  const home = full.split('.')[0]!;
  let isOptional = false;
  for (const line of declaration.lines) {
    if (/^\s*\/\/ \+optional\b/.test(line)) isOptional = true;
    const match = /^\s*(?:(\w+)\s+)?([\w.*[\]]+)\s+`json:"([^"]*)"/.exec(line);
    if (!match) continue;
    const [jsonName, ...options] = match[3]!.split(',');
    const mayBeLeftOut = isOptional;
    isOptional = false;
    if (options.includes('inline')) {
      const part = struct(qualify(home, match[2]!));
      Object.assign(made.fields, part.fields);
      Object.assign(made.values, part.values);
      Object.assign(made.go, part.go);
      const partName = match[2]!.split('.').at(-1)!;
      for (const field of Object.keys(part.fields)) {
        made.embedded[field] = [partName, ...(part.embedded[field] ?? [])];
      }
      made.omitZero.push(...part.omitZero);
      made.optional.push(...part.optional);
      made.docs = { ...part.docs, ...made.docs };
      continue;
    }
    const field = resolve(home, match[2]!);
    const isAlwaysWritten = !options.some((option) => option.startsWith('omit'));
    made.fields[jsonName!] = field.type + (isAlwaysWritten ? '!' : '');
    if (isAlwaysWritten && mayBeLeftOut) made.optional.push(jsonName!);
    if (field.go !== goFromNotation(field.type)) made.go[jsonName!] = field.go;
    if (options.includes('omitzero')) made.omitZero.push(jsonName!);
    if (field.values) made.values[jsonName!] = field.values;
  }
  return made;
};

for (const name of Object.keys(packages)) read(name);
for (const [kind, [name]] of Object.entries(kinds)) struct(`${name}.${kind}`);
for (const name of onlyTypes) struct(name);
for (const [kind, versions] of Object.entries(formerVersions)) {
  for (const name of versions) struct(`${name}.${kind}`);
}

const used = new Map([...structs].sort(([a], [b]) => byText(a, b)));
const entries = <T>(part: (value: Struct) => T) =>
  Object.fromEntries([...used].map(([name, value]) => [name, part(value)]));
const nonEmpty = <T extends object>(part: (value: Struct) => T) =>
  Object.fromEntries(Object.entries(entries(part)).filter(([, value]) => Object.keys(value).length > 0));
const isServed = (name: string): boolean => !name.includes('/');

const write = (file: string, content: unknown): void =>
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(content, null, 1)}\n`);

write('schema.generated.json', {
  source: `k8s.io/api ${version}`,
  kinds: Object.fromEntries(
    Object.entries(kinds).map(([kind, [name, apiVersion]]) => [
      kind,
      { type: `${name}.${kind}`, apiVersion },
    ]),
  ),
  formerVersions,
  types: entries((value) => value.fields),
  optional: nonEmpty(({ optional }) => optional),
  omitZero: nonEmpty(({ omitZero }) => omitZero),
});
write('goNames.generated.json', {
  source: `k8s.io/api ${version}`,
  packages: Object.fromEntries(Object.keys(packages).map((name) => [name, goPackage(name)])),
  types: nonEmpty(({ go }) => go),
  embedded: nonEmpty(({ embedded }) => embedded),
});
write('descriptions.generated.json', {
  source: `k8s.io/api ${version}`,
  types: Object.fromEntries(Object.entries(entries(({ docs }) => docs)).filter(([name]) => isServed(name))),
  values: Object.fromEntries(
    Object.entries(nonEmpty(({ values }) => values)).filter(([name]) => isServed(name)),
  ),
});
