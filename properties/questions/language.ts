import { Environment } from '@marcbachmann/cel-js';
import { type AskedField, type AskedKind, askedFields, askedLists } from './askedFields.ts';

/** longer questions than this are not read */
export const longestQuestion = 2_000;

/** what the text of a question may hold at most, and how deep */
const limits = {
  maxAstNodes: 400,
  maxDepth: 30,
  maxListElements: 50,
  maxMapEntries: 0,
  maxCallArguments: 4,
} as const;

/** A value as CEL has it: whole numbers are big integers. */
export type CelValue = boolean | string | bigint | readonly CelValue[] | { readonly [key: string]: CelValue };

/** One thing that questions are about, as CEL reads it. */
export class AskedRecord {
  constructor(fields: { readonly [field: string]: CelValue }) {
    Object.assign(this, fields);
  }
}
export class PodRecord extends AskedRecord {}
export class NodeRecord extends AskedRecord {}
export class WorkloadRecord extends AskedRecord {}

export const recordClasses: { readonly [K in AskedKind]: typeof AskedRecord } = {
  Pod: PodRecord,
  Node: NodeRecord,
  Workload: WorkloadRecord,
};

type Fields = { readonly [field: string]: Pick<AskedField, 'type'> };

/** CEL over kinds with these fields; `lists`: with the lists that questions range over. */
export const celOver = (fields: { readonly [K in AskedKind]: Fields }, lists: boolean): Environment => {
  const environment = new Environment({ limits });
  for (const kind of Object.keys(recordClasses) as AskedKind[]) {
    const types = Object.entries(fields[kind]).map(([name, { type }]) => [name, type]);
    environment.registerType(kind, { ctor: recordClasses[kind], fields: Object.fromEntries(types) });
  }
  if (!lists) return environment;
  for (const [name, { kind }] of Object.entries(askedLists))
    environment.registerVariable(name, `list<${kind}>`);
  return environment;
};

class ServiceRecord {}

/** The language of questions, as people write them. */
export const questionLanguage: Environment = celOver(askedFields, true)
  .registerType('Service', { ctor: ServiceRecord, fields: { endpoints: 'list<Pod>' } })
  .registerFunction('service(string): Service', () => new ServiceRecord());

/** What is asked of one thing alone, under a name of its own. */
export const pieceLanguage = (kind: AskedKind, variable: string): Environment =>
  celOver(askedFields, false).registerVariable(variable, kind);
