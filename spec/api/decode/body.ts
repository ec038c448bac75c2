import type { ResourceType } from '../resourceTypes.ts';
import { parseJsonFast } from './fastJson.ts';
import { parseJson } from './json.ts';
import { type DecodedObject, decodeInPlace, type TypeMismatch } from './object.ts';

/** A field that strict decoding refuses. */
export type StrictError = { readonly field: string; readonly detail: string };

/** A request body, or why it is none: not JSON of this type (`decode`), or not to the letter (`strict`). */
export type DecodedBody =
  | {
      readonly stage: 'decode';
      readonly message: string;
      /** the fields that cannot hold what they are given; none if the body as a whole cannot be read */
      readonly fields: readonly TypeMismatch[];
    }
  | {
      readonly stage: 'strict';
      readonly errors: readonly StrictError[];
      readonly object: Record<string, unknown>;
    }
  | { readonly stage: 'decoded'; readonly object: Record<string, unknown> };

/** Kubernetes tells no more than these. */
const maxStrictErrors = 100;

type TypeMeta = { readonly kind: string; readonly apiVersion: string };

/** `/v1` is `v1`: the group of the core API has no name. */
const emptyGroup = /^\/([^/]*)$/;

const typeMetaOf = (value: unknown, type: ResourceType): TypeMeta | string => {
  if (value === null) return type;
  if (typeof value !== 'object' || Array.isArray(value)) {
    return "couldn't get version/kind; json parse error: the body is not an object";
  }
  const { kind, apiVersion } = value as { kind?: unknown; apiVersion?: unknown };
  for (const field of [kind, apiVersion]) {
    if (field !== undefined && field !== null && typeof field !== 'string') {
      return "couldn't get version/kind; json parse error: kind and apiVersion are strings";
    }
  }
  return {
    kind: (kind as string) || type.kind,
    apiVersion: ((apiVersion as string | undefined) ?? '').replace(emptyGroup, '$1') || type.apiVersion,
  };
};

const versionOf = (apiVersion: string): string => apiVersion.split('/').at(-1) ?? '';

const strictErrors = (decoded: DecodedObject): readonly StrictError[] => {
  const details = new Map<string, StrictError>();
  const add = (what: string, field: string): void => {
    const detail = `${what} field ${JSON.stringify(field)}`;
    if (!details.has(detail)) details.set(detail, { field, detail });
  };
  for (const field of decoded.duplicateFields) add('duplicate', field);
  for (const field of decoded.unknownFields) add('unknown', field);
  return [...details.values()].slice(0, maxStrictErrors);
};

/** Whether the fast reading missed nothing: every name was seen, and all of them are known. */
const isComplete = (decoded: DecodedObject, names: number): boolean =>
  decoded.names === names && decoded.unknownFields.length === 0;

const unreadable = (message: string): DecodedBody => ({ stage: 'decode', message, fields: [] });

/**
 * Reads the body of a request that creates or updates an object of this type: JSON, types, unknown and
 * duplicate fields (as `fieldValidation: Strict`, which kubectl asks for).
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export const decodeBody = (text: string, type: ResourceType): DecodedBody => {
  const fast = parseJsonFast(text);
  if (!fast.valid) return unreadable(`couldn't get version/kind; json parse error: ${fast.reason}`);
  const meta = typeMetaOf(fast.value, type);
  if (typeof meta === 'string') return unreadable(meta);
  if (meta.kind !== type.kind || meta.apiVersion !== type.apiVersion) {
    const message = `no kind ${JSON.stringify(meta.kind)} is registered for version ${JSON.stringify(meta.apiVersion)} in scheme "pkg/runtime/scheme.go:111"`;
    const version = JSON.stringify(versionOf(meta.apiVersion));
    return unreadable(`${type.kind} in version ${version} cannot be handled as a ${type.kind}: ${message}`);
  }
  const value = fast.value ?? {};
  let decoded = decodeInPlace(type.shape, value, fast.duplicates);
  if (fast.names !== undefined && !isComplete(decoded, fast.names)) {
    const slow = parseJson(text);
    if (slow.valid) decoded = decodeInPlace(type.shape, slow.value ?? {}, slow.duplicates);
  }
  const [wrong] = decoded.typeErrors;
  if (wrong) {
    const message = `json: ${wrong.message} (${wrong.path})`;
    return { stage: 'decode', message, fields: decoded.typeErrors };
  }
  const errors = strictErrors(decoded);
  if (errors.length > 0) return { stage: 'strict', errors, object: decoded.object };
  decoded.object.kind = type.kind;
  decoded.object.apiVersion = type.apiVersion;
  return { stage: 'decoded', object: decoded.object };
};
