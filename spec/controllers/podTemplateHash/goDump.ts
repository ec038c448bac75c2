import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { goQuantity } from './goQuantity.ts';
import goTypes from './goTypes.generated.json' with { type: 'json' };

/** How Go prints a value of a type; undefined stands for a value that was never set. */
type Dump = (value: unknown) => string;

const aliases: Readonly<Record<string, string>> = goTypes.aliases;
const structs: Readonly<Record<string, readonly (readonly string[])[]>> = goTypes.structs;

/** `*core.Probe` → `*v1.Probe` */
const printedType = (type: string): string => type.replaceAll(/\b(?:core|meta)\./g, 'v1.');

/** The zero time. Other times print the time zone of the process, so they cannot be foretold and count as this one. */
const zeroTime = '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';

const intOrString: Dump = (value) => {
  const [type, number, text] = typeof value === 'string' ? [1, 0, value] : [0, value ?? 0, ''];
  return `{Type:(intstr.Type)${type} IntVal:(int32)${number} StrVal:(string)${text}}`;
};

const plain: Readonly<Record<string, Dump>> = {
  string: (value) => String(value ?? ''),
  bool: (value) => String(value ?? false),
  int32: (value) => String(value ?? 0),
  int64: (value) => String(value ?? 0),
  'meta.Time': () => zeroTime,
  'intstr.IntOrString': intOrString,
  'resource.Quantity': (value) => goQuantity(value as string | undefined),
  /** what a template's managed fields are made of; nobody manages a part of an object */
  'meta.FieldsV1': () => '<nil>',
};

const codePoints = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
};

const listDump =
  (item: Dump): Dump =>
  (value) =>
    value === undefined ? '<nil>' : `[${(value as readonly unknown[]).map(item).join(' ')}]`;

const mapDump =
  (item: Dump): Dump =>
  (value) => {
    if (value === undefined) return '<nil>';
    const entries = Object.entries(value as object).sort(([a], [b]) => codePoints(a, b));
    return `map[${entries.map(([key, each]) => `${key}:${item(each)}`).join(' ')}]`;
  };

const structDump = (type: string): Dump => {
  const fields = (structs[type] ?? []).map(([name = '', json = '', fieldType = '']) => ({
    label: `${name}:(${printedType(fieldType)})`,
    json,
    dump: dumpOf(fieldType),
  }));
  return (value) => {
    const object = (value ?? {}) as Readonly<Record<string, unknown>>;
    const printed = fields.map(({ label, json, dump }) => label + dump(json === '' ? object : object[json]));
    return `{${printed.join(' ')}}`;
  };
};

const made = new Map<string, Dump>();

const makeDump = (type: string): Dump => {
  const alias = aliases[type];
  if (alias !== undefined) return dumpOf(alias);
  if (type.startsWith('[]')) return listDump(dumpOf(type.slice(2)));
  if (type.startsWith('map[')) return mapDump(dumpOf(type.slice(type.indexOf(']') + 1)));
  if (type.startsWith('*')) {
    const inner = dumpOf(type.slice(1));
    return (value) => (value === undefined ? '<nil>' : inner(value));
  }
  return plain[type] ?? structDump(type);
};

const dumpOf = (type: string): Dump => {
  const known = made.get(type);
  if (known) return known;
  const dump = makeDump(type);
  made.set(type, dump);
  return dump;
};

/**
 * A Pod template as Go prints it with all names, types and unset fields, maps by their keys. A list or map that is empty
 * is printed otherwise than one that is not there.
 */
export const goDump = (template: PodTemplateSpec): string =>
  `(v1.PodTemplateSpec)${dumpOf('core.PodTemplateSpec')(template)}`;
