import { quotedText } from '../quotedText.ts';
import type { ResourceType } from '../resourceTypes.ts';
import { formerShape, kindShape, type StructShape } from '../schema/shape.ts';
import { parseJsonFast } from './fastJson.ts';
import { parseJson } from './json.ts';
import { type DecodedObject, decodeInPlace, decodeObject, type TypeMismatch } from './object.ts';
import { refusalText } from './refusalText.ts';
import { registeredType } from './registeredKinds.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import { readTypeMeta, type TypeMeta } from './typeMeta.ts';

/** A field that strict decoding refuses. */
export type StrictError = { readonly field: string; readonly detail: string };

/** A request body, or why it is none: not JSON of this type (`decode`), or not to the letter (`strict`). */
export type DecodedBody =
  | {
      readonly stage: 'decode';
      /** what is wrong */
      readonly detail: string;
      /** the same as the API server answers it */
      readonly message: string;
    }
  | {
      readonly stage: 'strict';
      readonly errors: readonly StrictError[];
      readonly message: string;
      readonly object: Record<string, unknown>;
    }
  | { readonly stage: 'decoded'; readonly object: Record<string, unknown> };

/** Kubernetes tells no more than these. */
const maxStrictErrors = 100;

/** The shape of a kind in an API version; undefined if it is none of this type's. */
const shapeIn = (apiVersion: string, kind: string, type: ResourceType): StructShape | undefined => {
  if (kind !== type.kind) return undefined;
  return apiVersion === type.apiVersion ? type.shape : formerShape(kind, apiVersion);
};

/** What is wrong with a body as an object of the kind that it says; undefined where that kind is not modelled. */
const ownMismatch = ({ apiVersion, kind }: TypeMeta, value: unknown): TypeMismatch | undefined => {
  const own = kindShape(kind);
  return own?.apiVersion === apiVersion ? toldMismatch(decodeObject(own.shape, value).typeErrors) : undefined;
};

/** Why a body of this kind and version is no object of the type that is asked for. */
const unconvertible = (meta: TypeMeta, value: unknown, text: string, type: ResourceType): string => {
  const { apiVersion, version, kind } = meta;
  if (version === '') return `Object 'apiVersion' is missing in '${text}'`;
  const wrong = ownMismatch(meta, value);
  if (wrong !== undefined) return wrong.message;
  const other = registeredType(apiVersion, version, kind);
  return other === undefined
    ? `no kind ${quotedText(kind)} is registered for version ${quotedText(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`
    : `converting (${other}) to (${type.shape.name}): unknown conversion`;
};

const strictErrors = (decoded: DecodedObject): readonly StrictError[] => {
  const details = new Map<string, StrictError>();
  const add = (what: string, field: string): void => {
    const detail = `${what} field ${quotedText(field)}`;
    if (!details.has(detail)) details.set(detail, { field, detail });
  };
  for (const { problem, path } of decoded.strictErrors) add(problem, path);
  return [...details.values()].slice(0, maxStrictErrors);
};

/** Whether the fast reading missed nothing: every name was seen, so that none occurs twice. */
const isComplete = (decoded: DecodedObject, names: number): boolean => decoded.names === names;

const unreadable = (detail: string, text: string, type: ResourceType, meta?: TypeMeta): DecodedBody => ({
  stage: 'decode',
  detail,
  message: refusalText(detail, text, meta, type),
});

/** What Kubernetes tells of several mismatches: the one that it stops at, else the first. */
const toldMismatch = (mismatches: readonly TypeMismatch[]): TypeMismatch | undefined =>
  mismatches.find(({ final }) => final) ?? mismatches[0];

/**
 * Reads the body of a request that creates or updates an object of this type: JSON, types, unknown and
 * duplicate fields (as `fieldValidation: Strict`, which kubectl asks for). A body of a version that is no longer served
 * is read as such first, and refused then.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export const decodeBody = (text: string, type: ResourceType): DecodedBody => {
  const fast = parseJsonFast(text);
  if (!fast.valid) {
    const reason = syntaxProblem(text) ?? fast.reason;
    return unreadable(`couldn't get version/kind; json parse error: ${reason}`, text, type);
  }
  const read = readTypeMeta(fast.value, type, fast.duplicates.get(fast.value as object));
  if (!read.valid) return unreadable(read.message, text, type);
  const { meta } = read;
  const { kind, apiVersion } = meta;
  const shape = shapeIn(apiVersion, kind, type);
  const value = fast.value ?? {};
  if (shape === undefined) return unreadable(unconvertible(meta, value, text, type), text, type, meta);
  let decoded = decodeInPlace(shape, value, fast.duplicates);
  if (fast.names !== undefined && !isComplete(decoded, fast.names)) {
    const slow = parseJson(text);
    if (slow.valid) {
      const members = slow.duplicates.get(slow.value as object);
      const again = members === undefined ? read : readTypeMeta(slow.value, type, members);
      if (!again.valid) return unreadable(again.message, text, type);
      decoded = decodeInPlace(shape, slow.value ?? {}, slow.duplicates);
    }
  }
  const wrong = toldMismatch(decoded.typeErrors);
  if (wrong) return unreadable(wrong.message, text, type, meta);
  const errors = strictErrors(decoded);
  if (errors.length > 0) {
    const details = errors.map(({ detail }) => detail).join(', ');
    const message = refusalText(`strict decoding error: ${details}`, text, meta, type);
    return { stage: 'strict', errors, message, object: decoded.object };
  }
  if (apiVersion !== type.apiVersion) {
    const detail = `the API version in the data (${apiVersion}) does not match the expected API version (${type.apiVersion})`;
    return { stage: 'decode', detail, message: detail };
  }
  decoded.object.kind = type.kind;
  decoded.object.apiVersion = type.apiVersion;
  return { stage: 'decoded', object: decoded.object };
};
