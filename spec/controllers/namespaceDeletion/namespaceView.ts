import type { Namespace, NamespaceStatus, Pod } from '../../api/objects/core.ts';
import type { ObjectMeta } from '../../api/objects/meta.ts';
import type { ApiError, Tried } from '../common/apiCalls.ts';
import type { SyncError } from '../common/syncError.ts';

/** A kind of objects that namespaces hold, and what can be done with all of them at once. */
export type NamespacedResource = {
  readonly group: string;
  readonly version: string;
  /** its plural: `pods` */
  readonly resource: string;
  readonly verbs: readonly string[];
};

export type NamespaceWrite =
  | { readonly kind: 'deleteCollection'; readonly resource: NamespacedResource }
  | { readonly kind: 'deleteObject'; readonly resource: NamespacedResource; readonly name: string }
  | { readonly kind: 'updateStatus'; readonly status: NamespaceStatus }
  | { readonly kind: 'finalize'; readonly finalizers: readonly string[] };

export type Listed<T> =
  | { readonly found: true; readonly items: readonly T[] }
  | { readonly found: false; readonly error: ApiError };

/** What the controller sees, and how the API server answers. */
export type NamespaceView = {
  /** unix milliseconds */
  readonly now: number;
  /** the namespace, read past the cache */
  readonly namespace: Namespace;
  /** the kinds that the API server serves, as far as they were found */
  readonly resources: readonly NamespacedResource[];
  /** why not all kinds were found */
  readonly discoveryError?: string | undefined;
  /** the Pods of the namespace */
  readonly pods: Listed<Pod>;
  /** the objects of a kind that are there now, by their metadata */
  readonly list: (resource: NamespacedResource) => Listed<ObjectMeta>;
  /** `earlier`: the writes of the same kind that were tried before */
  readonly answers: (write: NamespaceWrite, earlier: number) => ApiError | undefined;
};

/**
 * What came of a pass. `waiting`: something is left, and the namespace is looked at again after a while; one with errors is
 * looked at again with a back-off.
 */
export type NamespacePass = {
  readonly tried: readonly Tried<NamespaceWrite>[];
  readonly outcome: 'nothing to do' | 'finalized' | 'waiting' | 'failed';
  readonly errors: readonly SyncError[];
  /** how long what is left is expected to take, seconds */
  readonly remainingSeconds?: number;
  readonly requeueAfterMs?: number;
};
