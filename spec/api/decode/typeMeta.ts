import type { ResourceType } from '../resourceTypes.ts';
import type { Member } from './json.ts';
import { isRecord, jsonType } from './jsonType.ts';

/** What a body says it is. */
export type TypeMeta = {
  readonly kind: string;
  /** as bodies write it; the group of the core API has no name and is left out */
  readonly apiVersion: string;
  /** its last part */
  readonly version: string;
};

export type ReadTypeMeta =
  | { readonly valid: true; readonly meta: TypeMeta }
  | { readonly valid: false; readonly message: string };

const goStruct =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';

const invalid = (message: string): ReadTypeMeta => ({ valid: false, message });

const unfit = (value: unknown, place: string): string =>
  `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonType(value)} into ${place}`;

/** The API version that a text means, for a request of another; undefined if it means none. */
const resolved = (text: string, asked: string): string | undefined => {
  if (text === asked || text === '' || text === '/') return asked;
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  if (second === undefined || first === '') return second ?? first;
  return second === '' && asked.startsWith(`${first}/`) ? asked : text;
};

const nameOf = (given: string): 'kind' | 'apiVersion' | undefined => {
  if (given === 'kind' || given === 'apiVersion') return given;
  if (given === 'spec' || (given.length !== 'kind'.length && given.length !== 'apiVersion'.length)) {
    return undefined;
  }
  const lower = given.toLowerCase();
  return lower === 'kind' ? 'kind' : lower === 'apiversion' ? 'apiVersion' : undefined;
};

type Texts = { kind: string; apiVersion: string };

/** Names are read here whatever their case; a later one counts. Gives the first that holds no text, in Go's words. */
const readTexts = (members: readonly (readonly [string, unknown])[], into: Texts): string | undefined => {
  let problem: string | undefined;
  for (const [given, value] of members) {
    const name = nameOf(given);
    if (name === undefined || value === null) continue;
    if (typeof value === 'string') into[name] = value;
    else problem ??= unfit(value, `Go struct field .${name} of type string`);
  }
  return problem;
};

/**
 * The kind and API version of a body, or why they cannot be told, in Kubernetes' words. What the body does not say is
 * what the request asks for. `members`: those of the body, where a name occurs twice.
 */
export const readTypeMeta = (
  body: unknown,
  asked: ResourceType,
  members?: readonly Member[],
): ReadTypeMeta => {
  if (body !== null && !isRecord(body)) {
    return invalid(unfit(body, `Go value of type ${goStruct}`));
  }
  const texts: Texts = { kind: '', apiVersion: '' };
  const problem = readTexts(
    members?.map(({ name, value }) => [name, value]) ?? Object.entries(body ?? {}),
    texts,
  );
  if (problem !== undefined) return invalid(problem);
  const apiVersion = resolved(texts.apiVersion, asked.apiVersion);
  if (apiVersion === undefined) return invalid(`unexpected GroupVersion string: ${texts.apiVersion}`);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return { valid: true, meta: { kind: texts.kind || asked.kind, apiVersion, version } };
};
