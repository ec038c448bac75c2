import { decodeObject, type TypeMismatch } from './decode/object.ts';
import { setNamespaceDefaults, setNodeDefaults } from './defaults/node.ts';
import { setPodDefaults } from './defaults/pod.ts';
import { dropEmptyCollections } from './emptyCollections.ts';
import type { Namespace, Node, Pod } from './objects/core.ts';
import { preparePodSpec } from './prepare/pod.ts';
import { structShape, type TypeName } from './schema/shape.ts';

/** A decoded object, or why it is none. */
export type Normalized<T> =
  | { readonly valid: true; readonly object: T }
  | { readonly valid: false; readonly typeErrors: readonly TypeMismatch[] };

const normalized = <T>(type: TypeName, json: unknown, complete: (object: T) => void): Normalized<T> => {
  const shape = structShape(type);
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
  normalized<Pod>('core.Pod', json, (pod) => {
    setPodDefaults(pod);
    preparePodSpec(pod);
  });

/** A Pod with its defaults, before anything is done on its creation. */
export const defaultedPod = (json: unknown): Normalized<Pod> =>
  normalized<Pod>('core.Pod', json, setPodDefaults);

/** A Node as the scheduler sees it: `allocatable` is `capacity` where it is not stated. */
export const normalizeNode = (json: unknown): Normalized<Node> =>
  normalized('core.Node', json, setNodeDefaults);

/** A Namespace with the label `kubernetes.io/metadata.name`. */
export const normalizeNamespace = (json: unknown): Normalized<Namespace> =>
  normalized('core.Namespace', json, setNamespaceDefaults);
