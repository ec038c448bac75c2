import { NumberText } from '../api/decode/numberText.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { manifestLimits } from './limits.ts';
import { offsetOf } from './locate.ts';
import { type YamlDocument, yamlDocuments } from './yamlDocuments.ts';

/** An object as it was written: nothing but its kind is known. */
export type ReadObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: { readonly [field: string]: unknown };
  readonly place: Place;
  /** where a field of it was written, or what is around the place where it should have been */
  readonly locate: (path: string) => Place;
};

/** What a manifest holds, and what is wrong with it; objects with problems are left out. */
export type ReadManifest = {
  readonly objects: readonly ReadObject[];
  readonly problems: readonly Problem[];
  /** objects that were read, and that a selector of labels does not want */
  readonly unselected?: readonly ReadObject[];
};

/**
 * Reads a manifest: YAML (several documents) or JSON. Lists are replaced by their items. `file` is for places
 * alone. Whatever is wrong comes back as problems; the limits are those of `limits.ts`.
 */
export const readManifest = (file: string, text: string): ReadManifest => {
  if (isTooLarge(text)) return { objects: [], problems: [tooLarge(file)] };
  const documents = yamlDocuments(text.startsWith('\u{feff}') ? text.slice(1) : text);
  if (documents.length === 0) {
    return { objects: [], problems: [problem('PS1009', 'there is no object in it', { file })] };
  }
  const read = documents.map((document, index) => readDocument(document, file, index + 1));
  return {
    objects: read.flatMap(({ objects }) => objects),
    problems: read.flatMap(({ problems }) => problems).slice(0, manifestLimits.problems),
  };
};

/** Short texts are not encoded for it: a character of text has 3 bytes at most. */
const isTooLarge = (text: string): boolean => {
  const { bytes } = manifestLimits;
  return 3 * text.length > bytes && new TextEncoder().encode(text).length > bytes;
};

/** The problem of an input with more bytes than the limit. */
export const tooLarge = (file: string): Problem =>
  problem('PS1008', `larger than ${manifestLimits.bytes / 2 ** 20} MiB`, { file });

const readDocument = (document: YamlDocument, file: string, number: number): ReadManifest => {
  const { root, read, positionOf } = document;
  if (!read.valid) {
    const { reason, offset, tooLarge: large } = read.fault;
    const place = { file, document: number, ...positionOf(offset) };
    return { objects: [], problems: [problem(large ? 'PS1008' : 'PS1002', reason, place)] };
  }
  const at = (path: string): Place => ({
    file,
    document: number,
    ...positionOf(offsetOf(root, path)),
    ...(path && { path }),
  });
  return readObject(read.value, '', at);
};

/** `prefix`: the path of the object inside its document, such as `items[2]`. */
const readObject = (value: unknown, prefix: string, at: (path: string) => Place): ReadManifest => {
  const refuse = (message: string, field = ''): ReadManifest => ({
    objects: [],
    problems: [problem('PS1003', message, at(join(prefix, field)))],
  });
  if (!isObject(value)) return refuse(`a Kubernetes object is a map of fields, not ${nameOfType(value)}`);
  const { apiVersion, kind } = value;
  if (typeof kind !== 'string' || kind === '') return refuse('kind is missing', 'kind');
  if (typeof apiVersion !== 'string' || apiVersion === '')
    return refuse('apiVersion is missing', 'apiVersion');
  if (kind.endsWith('List') && 'items' in value) {
    const { items } = value;
    if (items !== null && !Array.isArray(items)) return refuse('items must be a list', 'items');
    const read = (items ?? []).map((item, index) =>
      readObject(withKindOf(item, kind, apiVersion), join(prefix, `items[${index}]`), at),
    );
    return {
      objects: read.flatMap(({ objects }) => objects),
      problems: read.flatMap(({ problems }) => problems),
    };
  }
  const locate = (path: string): Place => ({ ...at(join(prefix, path)), path });
  const object = { apiVersion, kind, object: value, place: at(prefix), locate };
  return { objects: [object], problems: [] };
};

/** The items of a `PodList` need not repeat their kind. */
const withKindOf = (item: unknown, listKind: string, apiVersion: string): unknown => {
  const kind = listKind.slice(0, -'List'.length);
  return kind && isObject(item) && item.kind === undefined && item.apiVersion === undefined
    ? { apiVersion, kind, ...item }
    : item;
};

const join = (prefix: string, path: string): string => {
  if (!prefix || !path) return prefix || path;
  return path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
};

const isObject = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);

const nameOfType = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return value instanceof NumberText || typeof value === 'number' ? 'a number' : `a ${typeof value}`;
};
