import { decodeObject, type TypeMismatch } from './decode/object.ts';
import { setNamespaceDefaults, setNodeDefaults } from './defaults/node.ts';
import { setPodDefaults } from './defaults/pod.ts';
import { dropEmptyCollections } from './emptyCollections.ts';
import type { Namespace, Node, Pod } from './objects/core.ts';
import { preparePodSpec } from './prepare/pod.ts';
import { kindShape, type StructShape, structShape } from './schema/shape.ts';

/** A decoded object, or why it is none. */
export type Normalized<T> =
  | { readonly valid: true; readonly object: T }
  | { readonly valid: false; readonly typeErrors: readonly TypeMismatch[] };

const normalized = <T>(shape: StructShape, json: unknown, complete: (object: T) => void): Normalized<T> => {
  const { object, typeErrors } = decodeObject(shape, json);
  if (typeErrors.length > 0) return { valid: false, typeErrors };
  complete(object as T);
  dropEmptyCollections(shape, object);
  return { valid: true, object: object as T };
};

/**
 * A Pod as the rest of the system sees it: decoded from JSON data (unknown fields are ignored), with its
 * defaults and what creation changes in its specification; its status is kept.
 */
export const normalizePod = (json: unknown): Normalized<Pod> =>
  normalized<Pod>(structShape('core.Pod'), json, (pod) => {
    setPodDefaults(pod);
    preparePodSpec(pod);
  });

/** A Pod with its defaults, before anything is done on its creation. */
export const defaultedPod = (json: unknown): Normalized<Pod> =>
  normalized<Pod>(structShape('core.Pod'), json, setPodDefaults);

/** A Node as the scheduler sees it: `allocatable` is `capacity` where it is not stated. */
export const normalizeNode = (json: unknown): Normalized<Node> =>
  normalized(structShape('core.Node'), json, setNodeDefaults);

/** A Namespace with the label `kubernetes.io/metadata.name`. */
export const normalizeNamespace = (json: unknown): Normalized<Namespace> =>
  normalized(structShape('core.Namespace'), json, setNamespaceDefaults);

/** An object of any kind that is modelled: a Pod, Node or Namespace as above, others as they are. */
export const normalizeObject = (kind: string, json: unknown): Normalized<unknown> => {
  if (kind === 'Pod') return normalizePod(json);
  if (kind === 'Node') return normalizeNode(json);
  if (kind === 'Namespace') return normalizeNamespace(json);
  const type = kindShape(kind);
  if (type === undefined) {
    return { valid: false, typeErrors: [{ path: 'kind', message: `${kind} is not modelled`, final: true }] };
  }
  const { object, typeErrors } = decodeObject(type.shape, json);
  return typeErrors.length > 0 ? { valid: false, typeErrors } : { valid: true, object };
};
