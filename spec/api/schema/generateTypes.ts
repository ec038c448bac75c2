/**
 * `npm run generate:types`: writes the TypeScript types of the API's objects, `spec/api/objects/<group>.ts`, and the
 * names in the schema, `typeNames.ts`, from `schema.generated.json`. A field is required where the API always writes it and does not call it optional, and read-only
 * where its description says so; times and amounts are text.
 */
import { writeFileSync } from 'node:fs';
import descriptions from './descriptions.generated.json' with { type: 'json' };
import schema from './schema.generated.json' with { type: 'json' };

/** Groups by the name that their types have in the schema, as the API calls them. */
const groups: { readonly [name: string]: string } = {
  meta: 'What all objects of the API share (`meta/v1`)',
  core: 'The core API group, v1: Pods, their parts, and the objects around them',
  apps: 'The apps API group, v1',
  batch: 'The batch API group, v1',
  policy: 'The policy API group, v1',
  scheduling: 'The scheduling.k8s.io API group, v1',
  node: 'The node.k8s.io API group, v1',
  rbac: 'The rbac.authorization.k8s.io API group, v1',
  storage: 'The storage.k8s.io API group, v1',
};

const scalars: { readonly [name: string]: string } = {
  string: 'string',
  bool: 'boolean',
  int32: 'number',
  int64: 'number',
  float64: 'number',
  bytes: 'string',
  Time: 'string',
  MicroTime: 'string',
  Duration: 'string',
  Quantity: 'string',
  IntOrString: 'number | string',
  Object: '{ [field: string]: unknown }',
};

const descriptionsOf: { readonly [type: string]: { readonly [field: string]: string } } = descriptions.types;

const optionalFields: { readonly [type: string]: readonly string[] } = schema.optional;

/** What a kind's own `kind` and `apiVersion` say. */
const literals: { readonly [type: string]: { readonly [field: string]: string } } = Object.fromEntries(
  Object.entries(schema.kinds).map(([kind, { type, apiVersion }]) => [
    type,
    { kind: `'${kind}'`, apiVersion: `'${apiVersion}'` },
  ]),
);

const amounts = '{}Quantity';
const resourceList = `/** Amounts by resource name: \`{ cpu: '500m', memory: '1Gi' }\`. */
export type ResourceList = { [resource: string]: string };
`;

/** One group's file: its types, and from which other groups it takes some. */
class GroupFile {
  private readonly group: string;
  private readonly taken = new Map<string, Set<string>>();

  constructor(group: string) {
    this.group = group;
  }

  text(): string {
    const types = Object.entries(schema.types)
      .filter(([name]) => name.startsWith(`${this.group}.`))
      .map(([name, fields]) => this.declaration(name, fields));
    if (this.group === 'core') types.unshift(resourceList);
    const head = `/** ${groups[this.group]}, of Kubernetes v1.36. Made by \`npm run generate:types\`. */\n`;
    const imports = [...this.taken]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([group, names]) => `import type { ${[...names].sort().join(', ')} } from './${group}.ts';\n`);
    return [head + imports.join(''), ...types].join('\n');
  }

  private declaration(full: string, fields: { readonly [field: string]: string }): string {
    const name = full.slice(this.group.length + 1);
    const literal = literals[full] ?? {};
    const lines = Object.entries(fields).map(([field, notation]) => {
      const required = notation.endsWith('!') && !optionalFields[full]?.includes(field);
      const type = literal[field] ?? this.typeOf(notation.replace(/!$/, '').replace(/^\*/, ''));
      const readOnly = /\bRead-only\./.test(descriptionsOf[full]?.[field] ?? '') ? 'readonly ' : '';
      return `  ${readOnly}${field}${required ? '' : '?'}: ${type};\n`;
    });
    return `export type ${name} = {\n${lines.join('')}};\n`;
  }

  private typeOf(notation: string): string {
    if (notation === amounts) return this.named('core', 'ResourceList');
    if (notation.startsWith('{}')) return `{ [name: string]: ${this.typeOf(notation.slice(2))} }`;
    if (notation.startsWith('[]')) {
      const item = this.typeOf(notation.slice(2));
      return `${item.includes(' ') ? `(${item})` : item}[]`;
    }
    const [group, name] = notation.split('.') as [string, string?];
    return name === undefined ? scalars[group]! : this.named(group, name);
  }

  private named(group: string, name: string): string {
    if (group !== this.group) {
      const names = this.taken.get(group) ?? new Set();
      this.taken.set(group, names.add(name));
    }
    return name;
  }
}

for (const group of Object.keys(groups)) {
  writeFileSync(new URL(`../objects/${group}.ts`, import.meta.url), new GroupFile(group).text());
}

const union = (names: readonly string[]): string => names.map((name) => `  | '${name}'`).join('\n');

writeFileSync(
  new URL('typeNames.ts', import.meta.url),
  `/** What has a name in the schema of Kubernetes v1.36. Made by \`npm run generate:types\`. */

export type Kind =
${union(Object.keys(schema.kinds))};

/** The API's own types by name, such as \`core.PodSpec\`. */
export type TypeName =
${union(Object.keys(schema.types))};
`,
);
