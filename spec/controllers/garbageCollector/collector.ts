import type { DeleteOptions } from '../../api/deletion/deleteOptions.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ApiError } from '../common/apiCalls.ts';
import type { DependencyGraph } from './dependencyGraph.ts';
import type { ObjectIdentity } from './objectIdentity.ts';

/** A kind that the API serves. */
export type CollectedKind = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
};

export type CollectorWrite =
  | { readonly kind: 'delete'; readonly object: ObjectIdentity; readonly options: DeleteOptions }
  /**
   * takes owners off; refused if the object has another UID by now, and with `UnsupportedMediaType` if its kind has no
   * strategic merge patch
   */
  | { readonly kind: 'removeOwners'; readonly object: ObjectIdentity; readonly uids: readonly string[] }
  /** sets these references among others; refused likewise */
  | {
      readonly kind: 'mergeOwners';
      readonly object: ObjectIdentity;
      readonly owners: readonly OwnerReference[];
    }
  /** refused if the object has another version by now */
  | {
      readonly kind: 'setOwners';
      readonly object: ObjectIdentity;
      readonly resourceVersion: string;
      readonly owners: readonly OwnerReference[];
    }
  | {
      readonly kind: 'setFinalizers';
      readonly object: ObjectIdentity;
      readonly resourceVersion: string;
      readonly finalizers: readonly string[];
    };

/** What a worker of the garbage collector works with. */
export type Collector = {
  readonly graph: DependencyGraph;
  readonly kinds: readonly CollectedKind[];
  /** an object as the API has it now, by everything but its UID; undefined if there is none */
  readonly get: (identity: ObjectIdentity) => ApiObject | undefined;
  /** tries a write: the API server's error, or undefined */
  readonly write: (write: CollectorWrite) => ApiError | undefined;
  /** notes that an object does not exist, for the graph to be told */
  readonly seeAbsent: (identity: ObjectIdentity) => void;
};

/** What becomes of an object in a queue once a worker has dealt with it: it is put back with a delay, or not. */
export type Worked = 'forget' | 'requeue';

export const kindOf = (
  { kinds }: Collector,
  { apiVersion, kind }: Pick<ObjectIdentity, 'apiVersion' | 'kind'>,
): CollectedKind | undefined => kinds.find((each) => each.apiVersion === apiVersion && each.kind === kind);

/**
 * An object as the API has it now. `unknown`: there is no such kind; `misplaced`: it would need a namespace, and an object of the
 * cluster cannot name one for its owner.
 */
export type Live =
  | { readonly kind: 'found'; readonly object: ApiObject }
  | { readonly kind: 'absent' | 'unknown' | 'misplaced' };

export const readLive = (collector: Collector, identity: ObjectIdentity): Live => {
  const served = kindOf(collector, identity);
  if (served === undefined) return { kind: 'unknown' };
  if (served.isNamespaced && identity.namespace === '') return { kind: 'misplaced' };
  const object = collector.get(served.isNamespaced ? identity : { ...identity, namespace: '' });
  return object ? { kind: 'found', object } : { kind: 'absent' };
};
