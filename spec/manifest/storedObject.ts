import { setDefaults } from '../api/create.ts';
import { decodeObject } from '../api/decode/object.ts';
import { jsonText } from '../api/jsonText.ts';
import { normalizeObject } from '../api/normalize.ts';
import type { ApiObject } from '../api/objects/apiObject.ts';
import type { Pod } from '../api/objects/core.ts';
import { type ResourceName, resourceOfKind, resourceType } from '../api/resourceTypes.ts';
import { kindShape } from '../api/schema/shape.ts';
import { validateCreate } from '../api/validation/create.ts';
import { type Problem, problem } from '../problem.ts';
import { createdFrom, errorProblem } from './objectProblems.ts';
import type { ReadObject } from './readManifest.ts';

/** An object of a cluster, with its defaults; or why the API server would not have it. */
export type Stored =
  | {
      readonly ok: true;
      readonly object: ApiObject;
      /** it has no UID yet: it is taken as it is when it was just created, with a UID made of its kind and name */
      readonly isNew: boolean;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const refused = (problems: readonly Problem[]): Stored => ({ ok: false, problems });

/** Whether objects of a kind that is modelled have a namespace. */
export const isNamespaced = (kind: string): boolean => kind !== 'Node' && kind !== 'Namespace';

/** The UID of an object that was written by hand. */
export const madeUid = (kind: string, namespace = '', name = ''): string =>
  `uid-of-${kind}-${namespace}-${name}`;

/** With a namespace and a UID, which objects that were written by hand lack. */
const identified = (kind: string, object: ApiObject): ApiObject => {
  const { metadata } = object;
  const namespace = isNamespaced(kind) ? { namespace: metadata?.namespace || 'default' } : {};
  const uid = metadata?.uid || madeUid(kind, namespace.namespace, metadata?.name);
  return { ...object, metadata: { ...metadata, ...namespace, uid } };
};

/** Containers that debug a Pod may be there, but not from its creation. */
const withoutEphemeralContainers = (resource: ResourceName, object: ApiObject): ApiObject => {
  const { spec } = object as Pod;
  if (resource !== 'pods' || !spec?.ephemeralContainers) return object;
  const { ephemeralContainers: _added, ...rest } = spec;
  return { ...object, spec: rest } as ApiObject;
};

/** What was stored once is held to what may be created, and keeps what only the server says. */
const stored = (resource: ResourceName, read: ReadObject): Stored => {
  const { object, typeErrors } = decodeObject(resourceType(resource).shape, read.object);
  if (typeErrors.length > 0) {
    return refused(typeErrors.map(({ path, message }) => problem('PS1006', message, read.locate(path))));
  }
  setDefaults(resource, object as ApiObject);
  const whole = identified(read.kind, object as ApiObject);
  const errors = validateCreate(resource, withoutEphemeralContainers(resource, whole));
  return errors.length > 0
    ? refused(errors.map((error) => errorProblem(error, read)))
    : { ok: true, object: whole, isNew: false };
};

const created = (read: ReadObject): Stored => {
  const answer = createdFrom(read);
  if (!answer.ok) return answer;
  const { uid: _chosen, ...metadata } = answer.object.metadata ?? {};
  return { ok: true, object: identified(read.kind, { ...answer.object, metadata }), isNew: true };
};

const uidOf = ({ object }: ReadObject): unknown => (object.metadata as { uid?: unknown } | undefined)?.uid;

/**
 * An object of a manifest as a cluster has it: one that was stored, as `kubectl get -o yaml` prints it, keeps UID and
 * status; one that was written by hand is created. Both get their defaults, and are held to what the API server accepts.
 * Kinds that are not modelled give PS1004, other API versions PS1005.
 */
export const storedFrom = (read: ReadObject): Stored => {
  const { kind, apiVersion, locate, place } = read;
  const type = kindShape(kind);
  if (!type) return refused([problem('PS1004', `${kind} is not modelled`, place)]);
  if (apiVersion !== type.apiVersion) {
    const message = `${kind} is served as ${type.apiVersion}, not as ${apiVersion}`;
    return refused([problem('PS1005', message, locate('apiVersion'))]);
  }
  const resource = resourceOfKind(kind);
  if (resource) return uidOf(read) ? stored(resource, read) : created(read);
  const normal = normalizeObject(kind, JSON.parse(jsonText(read.object)));
  if (!normal.valid) {
    return refused(normal.typeErrors.map(({ path, message }) => problem('PS1006', message, locate(path))));
  }
  return { ok: true, object: identified(kind, normal.object as ApiObject), isNew: !uidOf(read) };
};
